"""A report laid out, and nothing more: the one geometry for screen and every file."""
