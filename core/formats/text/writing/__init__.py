"""Document → plain text."""
