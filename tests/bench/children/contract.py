"""contract.py TABLE: the columns and types of a table of the warehouse, as the migrations make them, as JSON."""

import json
import sys

import duckdb

from warehouse.catalogue import read_catalogue
from warehouse.migrate import migrate

con = duckdb.connect()
migrate(con)
print(json.dumps({column.name: column.type for column in read_catalogue(con)[sys.argv[1]].columns}))
