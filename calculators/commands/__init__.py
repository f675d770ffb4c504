"""The command line: what each command asks for, handed to the jobs; main.py puts them together."""
