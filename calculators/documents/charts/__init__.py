"""Charts of printed documents: drawn by matplotlib onto the page, as vectors and real text."""

from calculators.documents.charts.unscanned import without_font_scan

without_font_scan()
