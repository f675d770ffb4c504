"""A program killed in the middle of a change leaves the state before it."""

import signal
from pathlib import Path

import pytest

from models.office import Office
from models.records import OfficeIdentity
from tests.models.office.nouns import measure, one_of_each, store
from tests.models.office.test_lock import other_program

# A small cache, so that the change has reached the disk half-way when the program dies.
IMPORT = """
import sys
from pathlib import Path
from models.office import Office
from tests.models.office.nouns import measure
office = Office.open(Path(sys.argv[1]))
office._db.execute("PRAGMA cache_size = 5").fetchall()
with office.change("导入") as change:
    for number in range(3000):
        change.put(measure(name=f"指标{number}"))
    print("half-way", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("times", [1, 2])
def test_killed_in_the_middle_of_an_import(tmp_path: Path, times: int) -> None:
    path = tmp_path / "单位.jidan"
    with Office.create(path, OfficeIdentity()) as office:
        store(office, *one_of_each())
        before = office.records()
    sound = path.read_bytes()
    for _ in range(times):
        with other_program(IMPORT, path) as importing:
            importing.send_signal(signal.SIGKILL)
            importing.wait(30)
    assert path.read_bytes() != sound  # the disk did hold a part of the change
    with Office.open(path) as office:
        assert office.records() == before
        assert office.revision == 1
        store(office, measure(value="9"))
    assert list(tmp_path.iterdir()) == [path]
