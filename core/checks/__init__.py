"""Checks: form and report in, findings out."""
