"""One grid for all entry pages: typing, pasting, wrong cells, choices."""
