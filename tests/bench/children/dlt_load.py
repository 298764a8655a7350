"""dlt_load.py arrow|default FILE FOLDER: load a CSV file with dlt into a DuckDB file, unchecked."""

import json
import sys
from pathlib import Path

import dlt
from dlt.sources.filesystem import filesystem, read_csv, read_csv_duckdb

how, file, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
reader = read_csv_duckdb(chunk_size=100_000, use_pyarrow=True) if how == "arrow" else read_csv()
pipeline = dlt.pipeline(
    "bench",
    destination=dlt.destinations.duckdb(str(folder / "dlt.duckdb")),
    dataset_name="ged",
    pipelines_dir=str(folder / "pipelines"),
)
pipeline.run((filesystem(bucket_url=file.parent.as_uri(), file_glob=file.name) | reader).with_name("event"))
with pipeline.sql_client() as client:
    rows = client.execute_sql("select count(*) from event")
print(json.dumps({"rows": rows[0][0] if rows else 0, "modules": list(sys.modules)}))
