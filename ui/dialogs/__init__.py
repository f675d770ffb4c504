"""Dialogs: each opens without blocking and says by a signal what was decided."""
