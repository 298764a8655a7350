"""duckdb_sql.py DATABASE TABLE… < SQL: run statements in a database file with DuckDB as it comes; count the tables' rows."""

import json
import sys

import duckdb

database, *tables = sys.argv[1:]
con = duckdb.connect(database)
con.execute(sys.stdin.read())
rows = sum(con.table(table).count("*").fetchall()[0][0] for table in tables)
con.close()
print(json.dumps({"rows": rows, "modules": list(sys.modules)}))
