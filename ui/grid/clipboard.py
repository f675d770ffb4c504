"""Blocks of cells as Excel and WPS put them on the clipboard: lines, tabs between, quotes where needed."""

import csv
import io

Block = list[list[str]]


def read_block(text: str) -> Block:
    """Split pasted text into its cells."""
    if not text.strip("\r\n"):
        return [[""]]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    return [list(cells) or [""] for cells in csv.reader(io.StringIO(lines, newline=""), delimiter="\t")]


def write_block(block: Block) -> str:
    """Join cells for the clipboard."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL).writerows(block)
    return out.getvalue()
