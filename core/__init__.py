"""The report, its form, checks and file formats; knows no toolkit and prints nothing."""
