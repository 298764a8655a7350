"""What Dateline believes about a batch of rows before it is loaded: suites, and their run by Great Expectations in DuckDB."""
