"""The report's own file, and what keeps it safe: locks, earlier versions, recovery."""
