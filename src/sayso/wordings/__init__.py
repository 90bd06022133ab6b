"""Terms that a report shows to be contested."""
