"""Counting a register: which file, what is not clear, what differs, taking it over."""
