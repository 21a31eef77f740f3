"""Folders and files → what is kept of each of them."""
