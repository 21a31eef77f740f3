"""The report, its form, checks and file formats; knows no toolkit and prints nothing."""

VERSION = "0.1.0"
"""The program's version; it stands nowhere else."""

COMMANDS = ("new", "import", "dump", "check", "export", "verify")
"""The sub-commands of the command line; any other first argument is a file to open."""
