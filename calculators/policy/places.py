"""Where in a scheme file something stands: the key in words, and the line."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from models.faults import Problem
from models.words import _

_TABLES = re.compile(r"\s*\[\[\s*([A-Za-z_]\w*)(?:\s*\.\s*([A-Za-z_]\w*))?\s*\]\]\s*(#.*)?")
_TABLE = re.compile(r"\s*\[\s*([A-Za-z_]\w*)\s*\]\s*(#.*)?")
_KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[\w-]+)\s*=""")
_WORDS = ("id", "name", "title")
"""What a table of a list is called by."""

Path = tuple[str | int, ...]
"""A place in the file as read: `("kpi", 3, "bands")`."""


class Places:
    """The tables of one file and the lines on which they and their keys begin."""

    def __init__(self, text: str, table: Mapping[str, Any]) -> None:
        self._table = table
        self._lines = dict(_lines(text))

    def path(self, key: str) -> Path:
        """Turn a key in words, `kpi.revenue.raters`, into a path; a table is named by id, name, title or number."""
        return _path(self._table, key)

    def key(self, path: Path) -> str:
        """Say a path in words."""
        parts: list[str] = []
        entry: object = self._table
        for part in path:
            if isinstance(part, int):
                entry = entry[part] if isinstance(entry, list) and part < len(entry) else None
                parts.append(next(iter(_words(entry)), str(part + 1)))
            else:
                entry = entry.get(part) if isinstance(entry, Mapping) else None
                parts.append(part)
        return ".".join(parts)

    def problems(self, file: str, found: Iterable[tuple[Path, str]]) -> list[Problem]:
        """Say where each of them stands (file, line of the nearest table or key that has one, key), in file order."""
        placed = [(self._line(path), path, what) for path, what in dict.fromkeys(found)]
        return [
            Problem(where=self._where(file, line, path), what=what)
            for line, path, what in sorted(placed, key=lambda problem: problem[0])
        ]

    def _line(self, path: Path) -> int:
        """Give the line, 0 where there is none; a list of tables begins with its first."""
        places = [path[:n] for n in range(len(path), 0, -1)]
        return next((self._lines[place] for place in (*places, (*path[:1], 0)) if place in self._lines), 0)

    def _where(self, file: str, line: int, path: Path) -> str:
        place = _("{file} 第 {line} 行").format(file=file, line=line) if line else file
        return f"{place} {self.key(path)}".strip()


def _path(table: Mapping[str, Any], key: str) -> Path:
    kind, _dot, rest = key.partition(".")
    entries = table.get(kind)
    if not isinstance(entries, list):
        return tuple(filter(None, (kind, *rest.split("."))))
    for place, entry in enumerate(entries):
        for word in (*_words(entry), str(place + 1)):
            if rest == word:
                return (kind, place)
            if rest.startswith(f"{word}.") and isinstance(entry, dict):
                return (kind, place, *_path(entry, rest[len(word) + 1 :]))
    return (kind,)


def _words(entry: object) -> list[str]:
    found = [entry.get(word) for word in _WORDS] if isinstance(entry, dict) else []
    return [word for word in found if isinstance(word, str) and word]


def _lines(text: str) -> list[tuple[Path, int]]:
    """Find the line of each table and each key; cheap, and good enough for files as people write them."""
    found: list[tuple[Path, int]] = []
    counts: dict[Path, int] = {}
    at: Path = ()
    quoted = False
    for number, line in enumerate(text.splitlines(), 1):
        inside, quoted = quoted, quoted ^ ((line.count('"""') + line.count("'''")) % 2 == 1)
        if inside:
            continue
        if match := _TABLES.fullmatch(line):
            outer: Path = (match[1],)
            tables = (*outer, counts.get(outer, 0), match[2]) if match[2] else outer
            counts[tables] = counts.get(tables, -1) + 1
            at = (*tables, counts[tables])
            found.append((at, number))
        elif match := _TABLE.fullmatch(line):
            at = (match[1],)
            found.append((at, number))
        elif match := _KEY.match(line):
            found.append(((*at, match[1].strip("\"'")), number))
    return found
