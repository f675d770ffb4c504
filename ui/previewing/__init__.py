"""What a workbook would change in the office, shown before anything is stored."""
