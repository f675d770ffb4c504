"""From what is recorded to results with their explanation."""
