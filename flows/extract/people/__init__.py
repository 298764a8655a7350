"""The people of a text. See ../actors/README.md."""
