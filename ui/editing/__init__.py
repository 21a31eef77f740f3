"""The one place that changes the open report, every change an undo step."""
