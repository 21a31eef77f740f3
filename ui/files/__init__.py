"""Opening and saving, the questions on the way, and work in another thread."""
