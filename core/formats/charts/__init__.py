"""Charts as vector drawings: one drawing for screen, PDF and paper."""
