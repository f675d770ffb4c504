"""Scheme file → compiled policy, with every problem at once."""
