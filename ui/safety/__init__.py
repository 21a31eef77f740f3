"""What keeps the clerk's work: recovery, earlier versions, locks, and a net for surprises."""
