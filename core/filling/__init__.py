"""A report's figures into a blank of somebody else's making, by the labels in it."""
