"""The page: title, narrative fields and tables as on the printed form."""
