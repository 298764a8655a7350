"""The groups, forces and organisations of a text. See README.md."""
