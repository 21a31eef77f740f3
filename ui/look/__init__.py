"""Colours, icons, style: how everything looks, light and dark."""
