"""Diagnosis: from the equations that fail to the cells that are wrong.

Every figure of a report is taken as printed. An equation that holds speaks for
its cells as much as one that fails speaks against them; the smallest sets of
cells whose correction satisfies all equations are the likely errors.
"""

ID = "likely_error"
"""What its findings are called, after the id of their table."""
