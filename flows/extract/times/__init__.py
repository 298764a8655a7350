"""What a text says of time. See ../README.md."""
