"""Releases from where their publishers serve them, into the inbox. See README.md."""
