"""Numbers in the narratives that state a figure of the tables, and whether they agree."""
