"""Typing Chinese where Qt's own plugins do not reach the desktop's input method."""
