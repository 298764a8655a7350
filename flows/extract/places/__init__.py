"""The places of a text. See README.md."""
