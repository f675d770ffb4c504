"""Blocks of cells as Excel and WPS put them on the clipboard: lines, tabs between, quotes where needed."""

import csv
import io
import re

Block = list[list[str]]
# A quoted cell ends with a quote before a tab, a line's end or the end; any other cell is taken as it stands.
_CELL = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)|([^\t\n]*)')


def read_block(text: str) -> Block:
    """Split pasted text into its cells."""
    if not text.strip("\r\n"):
        return [[""]]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    block: Block = [[]]
    place = 0
    while True:
        match = _CELL.match(lines, place)
        assert match is not None  # an empty cell matches everywhere
        quoted, plain = match.groups()
        block[-1].append(plain if quoted is None else quoted.replace('""', '"'))
        place = match.end()
        if place >= len(lines):
            return block
        if lines[place] == "\n":
            block.append([])
        place += 1


def write_block(block: Block) -> str:
    """Join cells for the clipboard."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL).writerows(block)
    return out.getvalue()
