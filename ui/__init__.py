"""The window."""

from ui.binding import keep_singletons

keep_singletons()
