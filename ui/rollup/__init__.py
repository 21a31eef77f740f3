"""The county desk in a window of its own: who is missing, what is wrong, what it adds up to."""
