"""duckdb_sql.py DATABASE TABLE < SQL: run statements in a database file with DuckDB as it comes; count the table's rows."""

import json
import sys

import duckdb

database, table = sys.argv[1:]
con = duckdb.connect(database)
con.execute(sys.stdin.read())
((rows,),) = con.execute(f"select count(*) from {table}").fetchall()
con.close()
print(json.dumps({"rows": rows, "modules": list(sys.modules)}))
