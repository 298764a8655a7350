"""digest.py FILE…: only read and hash files."""

import hashlib
import json
import sys
from pathlib import Path

for path in sys.argv[1:]:
    with Path(path).open("rb") as file:
        hashlib.file_digest(file, "sha256")
print(json.dumps({"rows": 0, "modules": list(sys.modules)}))
