"""Tests of counting a register in the window."""
