"""Names of slips: 工号_姓名_期间.pdf, on every file system."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.documents.slip_person import SlipPerson, slip_name
from models.period import Period
from tests import results as made


def name(staff_no: str, person: str) -> str:
    """Name the slip of somebody in the first quarter."""
    return slip_name(
        SlipPerson(staff_no=staff_no, name=person, results=(made.COMPLETE,), total=None), made.QUARTER
    )


@pytest.mark.parametrize(
    ("staff_no", "person", "expected"),
    [
        ("A01", "史涛", "A01_史涛_2026Q1.pdf"),
        ("A/1", 'a<b>:"|?*\\', "A_1_a_b________2026Q1.pdf"),
        ("A01", "名. ", "A01_名___2026Q1.pdf"),
        ("A01", "换\n行\t", "A01_换_行__2026Q1.pdf"),
        ("CON", "NUL.txt", "_CON__NUL.txt_2026Q1.pdf"),
        ("com1", "常", "_com1_常_2026Q1.pdf"),
        ("CONAN", "常", "CONAN_常_2026Q1.pdf"),
        ("𬎆", "䶮㛃", "𬎆_䶮㛃_2026Q1.pdf"),
    ],
)
def test_what_windows_forbids_becomes_an_underscore(staff_no: str, person: str, expected: str) -> None:
    """Forbidden characters, a dot or space at the end of a part, and names of devices."""
    assert name(staff_no, person) == expected


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_name_is_one_file_name(staff_no: str, person: str) -> None:
    """Never a path, never longer than a file system takes, always with its period."""
    found = name(staff_no.encode(errors="ignore").decode(), person.encode(errors="ignore").decode())
    assert not set(found) & set('<>:"/\\|?*\n\r\t\0')
    assert found.endswith("_2026Q1.pdf")
    assert len(found.encode()) <= 255


def test_the_title_period_covers_all_results() -> None:
    """One month is that month, three months are their quarter; a run's own period comes first."""
    first, *rest = made.months()
    alone = SlipPerson(staff_no="1", name="甲", results=(first,), total=None)
    assert alone.shown_period == Period.parse("2026-01")
    assert made.person(first, *rest).shown_period == made.QUARTER
    asked = SlipPerson(staff_no="1", name="甲", results=(first,), total=None, period=made.QUARTER)
    assert asked.shown_period == made.QUARTER
