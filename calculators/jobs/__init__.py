"""What a person asks for: import, assess, print, export. The only calculators that hold an office."""
