"""The parts of the panel that says what is wrong."""
