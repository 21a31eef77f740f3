"""The sub-commands, one a module; each is loaded when it is called, with what it needs.

A command module has `run`, which takes the parsed arguments, prints to standard
output and returns the exit status.
"""
