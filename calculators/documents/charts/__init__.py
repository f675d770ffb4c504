"""Charts of printed documents: drawn by matplotlib onto the page, as vectors and real text."""
