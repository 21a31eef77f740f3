"""Document → OFD."""
