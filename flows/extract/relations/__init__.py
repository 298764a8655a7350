"""What the parties of a text do to each other, as its clauses say. See README.md."""
