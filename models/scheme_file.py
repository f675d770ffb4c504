"""Scheme files that an office keeps itself, beside the schemes that come with the program."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeFile:
    """One version of an office's own scheme: the text of its file, and of its worked cases ("" where there are none).

    `scheme` is its id; `start` the month from which it is in force as written in it, "" for ever. Both stand in the
    text too and are kept beside it to tell versions apart.
    """

    scheme: str
    start: str
    text: str
    cases: str = ""
