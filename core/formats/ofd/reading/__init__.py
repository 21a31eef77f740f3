"""OFD → document: the pages as PDF files are read, by positions and ruling lines."""
