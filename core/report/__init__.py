"""A year's figures and texts, and what can be done to them."""
