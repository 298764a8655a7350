"""Many small articles in one run: beside DuckDB's own reader of text files, which takes them as they are."""

from __future__ import annotations

from article_files import write_articles
from bench import Bench
from contest import compete, show_laps, show_stages
from measure import spread
from programs import DATELINE, dateline, duckdb_texts


def run(bench: Bench) -> None:
    count = bench.articles
    folder = bench.folder / "articles"
    write_articles(folder, count)
    laps = compete(bench, [dateline(bench, folder), duckdb_texts(bench, folder)], runs=bench.runs or 1, rows=count)
    show_laps(f"articles: {count:,} files of 2 to 3 kB", laps)
    show_stages(laps[DATELINE])
    print(f"\n  {spread([count / lap.beyond_start for lap in laps[DATELINE]], 0)} articles per second")
