"""imports.py < MODULES: only import the modules of a JSON list, in its order. Prints how many could not be."""

import importlib
import json
import sys

missing = 0
for name in json.load(sys.stdin):
    try:
        importlib.import_module(name)
    except Exception:
        # Such as six.moves makes of itself: of no weight.
        missing += 1
print(json.dumps({"missing": missing}))
