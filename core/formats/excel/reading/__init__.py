"""Workbooks of every kind → sheets of texts."""
