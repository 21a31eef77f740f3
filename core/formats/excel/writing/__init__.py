"""Document → Excel workbook (.xlsx)."""
