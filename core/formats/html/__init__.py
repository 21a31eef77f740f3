"""The web page of a report: a self-contained file, and a fragment for a portal's editor."""

from core.formats.html.writer import fragment, write

__all__ = ["fragment", "write"]
