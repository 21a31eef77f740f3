"""The one scale of distances, in px; whatever stands beside something uses a step of it."""

from PySide6.QtCore import QMargins

TINY, SMALL, MEDIUM, LARGE, WIDE = 4, 8, 12, 16, 24

DIALOG = QMargins(WIDE, WIDE, WIDE, LARGE)
"""Around what a dialog holds; its buttons stand at the lower edge."""

PANEL = QMargins(LARGE, SMALL, LARGE, LARGE)
"""Around what a panel holds; its title stands at the same left edge."""
