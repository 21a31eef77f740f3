"""The XML of a Word document → paragraphs and tables."""
