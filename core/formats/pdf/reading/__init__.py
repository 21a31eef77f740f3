"""A PDF file's text and lines put back together as paragraphs and tables."""
