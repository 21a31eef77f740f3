"""Files, locks, folders, processes: what the system can do; knows no report."""
