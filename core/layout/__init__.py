"""Report → document: the official layout, whatever it is written as."""
