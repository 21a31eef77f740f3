"""Problems that a person can put right: one class a problem, one sentence each.

The message is Chinese and says what is wrong, where, and what to do. The
command line prints it as one line, the window shows it in a dialog.
"""


class UserError(Exception):
    """The base of every error that is shown to the user as it stands."""
