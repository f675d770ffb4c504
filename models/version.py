"""Which version of the program this is, as told in its help and in the story of a crash."""

VERSION = "0.1.0"
