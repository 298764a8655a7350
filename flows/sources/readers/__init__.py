"""Bytes into rows: what any source may be written in. Nothing here knows what a column means."""
