"""The year report: a person's four quarters (or twelve months) on paper, and everybody's with an overview before them."""
