"""The people of a text. See ../README.md."""
