"""gold_set.py NAME FOLDER: measure one set of annotated texts; gold/NAME.py says how. Prints its figures."""

import importlib
import json
import sys
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[3]))

name, folder = sys.argv[1:]
measure = importlib.import_module(f"gold.{name}").measure
figures = [asdict(one) for one in measure(Path(folder))]
print(json.dumps({"rows": len(figures), "figures": figures}))
