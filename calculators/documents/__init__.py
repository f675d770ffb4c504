"""What leaves the program: slips, charts, the summary workbook, results.json."""
