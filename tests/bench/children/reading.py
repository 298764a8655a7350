"""reading.py COUNT < TEXTS: read the texts of a JSON list in full, in turn up to COUNT, on one core, eight together, as an
ingest does. Prints the seconds.
"""

import json
import sys
import time
from datetime import date
from itertools import cycle, islice

from flows.extract.reading import read_text, read_together, reading_steps
from flows.extract.sentences import split_sentences

texts = json.load(sys.stdin)
sentences = {text: split_sentences(text, "en") for text in texts}
read_text(texts[0], sentences[texts[0]], date(2017, 10, 19), "en")  # the word lists are loaded
began = time.process_time()
coming = islice(cycle(texts), int(sys.argv[1]))
while together := list(islice(coming, 8)):
    read_together(reading_steps(text, sentences[text], date(2017, 10, 19), "en") for text in together)
print(json.dumps({"rows": int(sys.argv[1]), "seconds": time.process_time() - began, "modules": list(sys.modules)}))
