"""Plain text → raw document."""
