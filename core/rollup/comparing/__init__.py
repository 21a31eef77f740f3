"""Versions, years and organs side by side."""
