"""Whether a report is complete and properly written: one small module a rule."""
