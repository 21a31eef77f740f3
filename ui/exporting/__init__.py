"""One file or all of them out of the open report."""
