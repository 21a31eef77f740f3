"""Document → Word (.docx), to GB/T 9704-2012, to go on working with."""
