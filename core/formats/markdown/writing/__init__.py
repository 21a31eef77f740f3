"""Document → Markdown."""
