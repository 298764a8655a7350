"""Text cells into values: Polars expressions, one subject per module. No I/O, and nothing here knows a source.

Rules that judge a value (ranges, orders, sums) stand in the suites of `expectations/`; here is only what a value is.
"""
