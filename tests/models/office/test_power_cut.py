"""A power cut at any moment loses no change that was acknowledged, and leaves none half done.

Killing the program can't show this: what the system has in its cache survives it. So what an office really asks of
SQLite is played again on a disk that notes everything, and the file is opened from states a cut could have left.
"""

import random
from pathlib import Path

import apsw
import pytest

from models.faults import UserFault
from models.office import Office
from models.office.connection import _PRAGMAS
from models.records import OfficeIdentity, Records
from tests.models.office.nouns import all_nouns, measure, one_of_each, person, store
from tests.models.office.power import Acknowledged, NotedDisk, Remains

pytestmark = pytest.mark.sweep

NAME = "office.jidan"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[str], list[Records]]:
    """Work in an office: give the file before, the statements it was asked to run, and the state after each change."""
    path = tmp_path_factory.mktemp("session") / NAME
    Office.create(path, OfficeIdentity(company="某某科技")).close()
    before, said = path.read_bytes(), list[str]()
    with Office.open(path) as office:
        office._db.conn.set_trace_callback(said.append)
        states = [office.records()]
        for act in range(8):
            if act == 5:
                office.undo()
            elif act == 0:
                store(office, *one_of_each())
            else:
                grown = (measure(name=f"指标{act}-{n}", value=str(n)) for n in range(30))
                store(office, *grown, person(f"B{act}"), measure(value=str(act)))
            states.append(office.records())
        office._db.conn.set_trace_callback(None)
    return before, [sql for sql in said if not sql.startswith("--")], states


def _play(disk: NotedDisk, folder: Path, before: bytes, said: list[str], *extra: str) -> None:
    """Run the statements again on the noted disk."""
    path = folder / NAME
    path.write_bytes(before)
    db = apsw.Connection(str(path), vfs="noted")
    for pragma in (
        *_PRAGMAS,
        "cache_size = 8",
        *extra,
    ):  # little room, so that changes spill before their end
        db.execute(f"PRAGMA {pragma}")
    changes = 0
    disk.notes.clear()
    for sql in said:
        db.execute(sql).fetchall()
        if sql == "COMMIT":
            changes += 1
            disk.notes.append(Acknowledged(changes))
    db.close()


def _cuts(
    disk: NotedDisk, before: bytes, states: int, chance: random.Random
) -> list[tuple[int, dict[str, bytes]]]:
    """Cut the power at moments spread over the session: how many changes were acknowledged, what is on the disk."""
    moments = sorted(chance.choices(range(len(disk.notes) + 1), k=states))
    remains, done, acknowledged = Remains({NAME: bytearray(before)}, named={NAME}), 0, 0
    found = []
    for moment in moments:
        for note in disk.notes[done:moment]:
            if isinstance(note, Acknowledged):
                acknowledged = note.changes
            remains.take(note)
        done = moment
        found.append((acknowledged, remains.after_the_cut(chance)))
    return found


def _lost(folder: Path, files: dict[str, bytes], acknowledged: int, states: list[Records]) -> str:
    """Open what is left; say what is wrong with it, if anything."""
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    try:
        with Office.open(folder / NAME) as office:
            revision, records = office.revision, office.records()
    except UserFault as fault:
        return str(fault)
    if not acknowledged <= revision <= acknowledged + 1:
        return f"{acknowledged} changes were acknowledged, {revision} are there"
    return "" if all_nouns(records) == all_nouns(states[revision]) else f"change {revision} is half done"


def test_no_power_cut_loses_or_halves_a_change(
    tmp_path: Path, session: tuple[bytes, list[str], list[Records]]
) -> None:
    before, said, states = session
    disk = NotedDisk()
    _play(disk, tmp_path, before, said)
    cuts = _cuts(disk, before, 600, random.Random(11))
    found = [
        _lost(tmp_path / str(number), files, acknowledged, states)
        for number, (acknowledged, files) in enumerate(cuts)
    ]
    assert {acknowledged for acknowledged, _ in cuts} == set(range(9))
    assert [said for said in found if said] == []


def test_the_disk_would_show_a_loss(tmp_path: Path, session: tuple[bytes, list[str], list[Records]]) -> None:
    """Without syncs, which no killed program would notice, the same disk loses changes."""
    before, said, states = session
    disk = NotedDisk()
    _play(disk, tmp_path, before, said, "synchronous = OFF")
    cuts = _cuts(disk, before, 60, random.Random(11))
    assert any(
        _lost(tmp_path / str(number), files, acknowledged, states)
        for number, (acknowledged, files) in enumerate(cuts)
    )
