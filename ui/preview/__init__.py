"""The preview: the very PDF that is exported and printed."""
