"""The report, its form, checks and file formats; knows no toolkit and prints nothing."""

VERSION = "0.1.0"
"""The program's version; it stands nowhere else."""

COMMANDS = {
    "new": "new",
    "import": "import_file",
    "dump": "dump",
    "check": "check",
    "export": "export",
    "verify": "verify",
}
"""The sub-commands of the command line, each with its module in core/commands.

Any other first argument is a file to open.
"""
