"""Nouns of the appraisal and the disk they rest on: no Qt, no formulas."""
