"""Who owes a report: names, lists of organs, and whose report a file is."""
