"""File formats: each module writes or reads a document and knows neither form nor report."""
