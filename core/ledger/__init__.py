"""A register (台账) of single cases, in an office's own columns → the figures of a table."""
