"""What the reports add up to."""
