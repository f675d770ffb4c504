"""One module of rows per noun: its table, its columns, how a noun becomes a row and a row a noun."""
