"""Filling in a blank of the superior's: which file, a review, a copy."""
