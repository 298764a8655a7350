"""What a text counts. See ../README.md."""
