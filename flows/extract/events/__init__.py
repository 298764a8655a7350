"""The events of violence and protest that a text tells of. See README.md."""
