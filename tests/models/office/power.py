"""A disk that loses power: what SQLite asks of it is noted, and what may be left on it is made from the notes.

After a power cut everything that was synced is there; of what was written since, nothing, everything, some writes or
some sectors of them may be. A new file may be missing until it was synced, a deleted one may be back.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import apsw

SECTOR = 512


@dataclass(frozen=True, slots=True)
class Created:
    """A file was made."""

    file: str


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes were written at a place."""

    file: str
    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Truncated:
    """A file was cut to a size, or grown to it."""

    file: str
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    """What was written to a file so far is certain."""

    file: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """A file was deleted; `synced`, if that is certain."""

    file: str
    synced: bool


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Not the disk's: here the program was told that so many changes are safe."""

    changes: int


Note = Created | Written | Truncated | Synced | Deleted | Acknowledged


class NotedFile(apsw.VFSFile):
    """A file whose every write, cut and sync is noted."""

    def __init__(self, notes: list[Note], name: apsw.URIFilename | str | None, flags: list[int]) -> None:
        path = Path(name.filename() if isinstance(name, apsw.URIFilename) else str(name))
        self._notes, self._name = notes, path.name
        if not path.exists():
            notes.append(Created(path.name))
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 — SQLite's name
        self._notes.append(Written(self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self._notes.append(Truncated(self._name, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._notes.append(Synced(self._name))
        super().xSync(flags)


class NotedDisk(apsw.VFS):
    """SQLite's view of a disk that notes what it is asked for."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        super().__init__("noted", "")

    def xOpen(self, name: apsw.URIFilename | str | None, flags: list[int]) -> NotedFile:  # noqa: N802
        return NotedFile(self.notes, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        self.notes.append(Deleted(Path(filename).name, syncdir))
        super().xDelete(filename, syncdir)


@dataclass(slots=True)
class Remains:
    """What is certain on the disk, and what is not, after some notes."""

    durable: dict[str, bytearray]
    pending: dict[str, list[Written | Truncated]] = field(default_factory=lambda: defaultdict(list))
    named: set[str] = field(default_factory=set)
    ghosts: dict[str, bytes] = field(default_factory=dict)

    def take(self, note: Note) -> None:
        match note:
            case Created(file):
                self.durable[file] = bytearray()
                self.pending[file] = []
                self.ghosts.pop(file, None)
            case Written(file) | Truncated(file):
                self.pending[file].append(note)
            case Synced(file):
                for pending in self.pending.pop(file, []):
                    _apply(self.durable[file], pending)
                if file not in self.named:
                    # With its first sync a new journal's folder is synced too: older deletions are certain now.
                    self.ghosts.clear()
                    self.named.add(file)
            case Deleted(file, synced):
                left = self.durable.pop(file)
                self.pending.pop(file, None)
                if not synced and file in self.named:
                    self.ghosts[file] = bytes(left)
                self.named.discard(file)

    def after_the_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Make one state that the disk may be found in."""
        found: dict[str, bytes] = {}
        for file, certain in self.durable.items():
            content = bytearray(certain)
            _survive(content, self.pending.get(file, []), chance)
            if file in self.named or chance.random() < 0.5:
                found[file] = bytes(content)
        found |= {
            file: left for file, left in self.ghosts.items() if file not in found and chance.random() < 0.5
        }
        return found


def _survive(content: bytearray, pending: Sequence[Written | Truncated], chance: random.Random) -> None:
    fate = chance.choice(["none", "all", "some", "torn"])
    for note in pending:
        if fate == "torn" and isinstance(note, Written):
            for start in range(0, len(note.data), SECTOR):
                if chance.random() < 0.6:
                    _apply(content, Written(note.file, note.at + start, note.data[start : start + SECTOR]))
        elif fate in {"all", "torn"} or (fate == "some" and chance.random() < 0.5):
            _apply(content, note)


def _apply(content: bytearray, note: Written | Truncated) -> None:
    if isinstance(note, Truncated):
        del content[note.size :]
        content.extend(bytes(note.size - len(content)))
        return
    content.extend(bytes(max(0, note.at + len(note.data) - len(content))))
    content[note.at : note.at + len(note.data)] = note.data
