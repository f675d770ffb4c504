"""The sheets of the summary workbook, one module each; put together in `summary`."""
