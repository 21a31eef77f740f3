"""The sub-commands, one a module; each is loaded when it is called, with what it needs.

A command module says in `HELP` what it does, declares its arguments in `add_arguments`,
and has `run`, which takes them parsed, prints to standard output and returns the exit
status. `core.COMMANDS` names it.
"""
