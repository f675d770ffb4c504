"""Verbs: nouns in, nouns out."""
