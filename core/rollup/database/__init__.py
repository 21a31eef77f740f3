"""The 汇总 file: one SQLite database, documented in README for others to query."""
