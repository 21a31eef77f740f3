"""Proofs that take long: run in full by hand, in short by the tests."""
