"""提交前检查: going through what is open, one by one, until the report may be sent."""
