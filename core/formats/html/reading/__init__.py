"""Web page → raw document."""
