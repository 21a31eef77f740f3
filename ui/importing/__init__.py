"""Starting from what exists: reading any file, and the review before anything is taken over."""
