"""A scraped page made into an article: title, date, blocks, body. See README.md."""
