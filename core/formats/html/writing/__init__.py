"""Document → web page, and a fragment of one for a portal's editor."""
