"""Who is said to have said what, and whom a text cites. See README.md."""
