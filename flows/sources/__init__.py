"""The sources: one module for each, with its SOURCE. `recognise` finds them by that name."""
