"""Document → PDF, to GB/T 9704-2012."""
