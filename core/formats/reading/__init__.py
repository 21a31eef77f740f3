"""What readers of several formats share: recognising a file, bounds, decoding."""
