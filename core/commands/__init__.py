"""The sub-commands, one a module; each is loaded when it is called, with what it needs.

A command module declares its arguments in `add_arguments`, and has `run`, which takes
them parsed, prints to standard output and returns the exit status. `core.COMMANDS` names
it and says what it does, so that `--help` loads none.
"""
