"""Annotated texts, read and scored. Each module has `measure(folder)`: it runs the scorer that lies beside the set."""
