"""What the desk hands over."""
