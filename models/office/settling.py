"""A new file gets its name only when it is whole and settled on the disk."""

import os
from contextlib import suppress
from pathlib import Path


def part_of(target: Path) -> Path:
    """Name the file in the making beside its target, clear of what a broken attempt has left."""
    part = target.with_name(target.name + ".part")
    discard(part)
    return part


def discard(path: Path) -> None:
    """Delete a file in the making and its journal, if there."""
    path.unlink(missing_ok=True)
    _journal_of(path).unlink(missing_ok=True)


def settle(part: Path, target: Path) -> None:
    """Write the part through to the disk and give it its name, in place of what had it before."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    # A journal left behind by a lost file of that name would be played back into the new one.
    _journal_of(target).unlink(missing_ok=True)
    part.replace(target)
    _settle_folder(target.parent)


def _journal_of(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _settle_folder(folder: Path) -> None:
    """Make a new name durable; Windows needs no such thing, and some network shares know none."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
