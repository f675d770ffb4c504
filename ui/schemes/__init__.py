"""The parts of the page of schemes: its list, its tabs, its dialogs."""
