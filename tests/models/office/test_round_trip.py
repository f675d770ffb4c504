"""What goes into an office file comes out equal, whatever it is, in the order of its key."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.faults import UserFault
from models.office import Office
from models.office.rows.every import Noun, rows_of
from models.period import Period
from models.rating import Rating
from models.records import OfficeIdentity, Records
from models.target import Owner, Target
from tests.models.office.nouns import (
    JANUARY,
    KINDS,
    all_nouns,
    grounds,
    incident,
    list_row,
    measure,
    nouns,
    one_of_each,
    person,
    project,
    receipt,
    share,
    store,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "office.jidan"


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25)
@given(data=st.data())
def test_every_noun_comes_back_equal(kind: str, data: st.DataObject) -> None:
    """Exact decimals of any length, rare characters and long texts are neither rounded nor altered."""
    drawn: list[Any] = data.draw(st.lists(nouns(kind), min_size=1, max_size=5))
    with Office.temporary() as office:
        store(office, *grounds())
        before = getattr(office.records(), kind)
        store(office, *drawn)
        kept = {rows_of(noun).key_of(rows_of(noun).write(noun)): noun for noun in (*before, *drawn)}
        numbered = rows_of(drawn[0]).numbered
        expected = drawn if numbered else list(kept.values())
        found = getattr(office.records(), kind)
        assert len(found) == len(expected)
        assert all(noun in found for noun in expected)
        assert _read_anew(office) == office.records()


def _read_anew(office: Office) -> Records:
    """Read the records past what the office keeps in memory."""
    office._shelf = None
    return office.records()


def test_an_office_survives_closing(path: Path) -> None:
    with Office.create(path, OfficeIdentity(company="某某科技", branch="华南")) as office:
        store(office, *one_of_each())
        before, revision = office.records(), office.revision
        assert len(all_nouns(before)) == len(one_of_each())
    with Office.open(path) as office:
        assert office.records() == before
        assert office.revision == revision
        assert office.identity == before.identity
        assert (office.identity.company, office.identity.branch) == ("某某科技", "华南")


@pytest.mark.parametrize(
    "name", ["单位 一.jidan", "a#b?c%20d&e=f.jidan", "'引号\".jidan", "%.jidan", "无后缀"]
)
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str) -> None:
    """`#`, `?`, `%` and their kind name a file, they do not end or alter its address."""
    folder = tmp_path / "文件 夹#1?"
    folder.mkdir()
    with Office.create(folder / name, OfficeIdentity()) as office:
        store(office, person())
    assert [file.name for file in folder.iterdir()] == [name]
    with Office.open(folder / name) as office:
        assert office.records().staff == (person(),)


def test_nothing_but_the_file_is_left(tmp_path: Path, path: Path) -> None:
    with Office.create(path, OfficeIdentity()) as office:
        store(office, *one_of_each())
    assert list(tmp_path.iterdir()) == [path]


def test_a_temporary_office_vanishes() -> None:
    with Office.temporary() as office:
        folder = office.path.parent
        store(office, *one_of_each())
        assert office.path.exists()
    assert not folder.exists()


def test_each_office_has_an_id_of_its_own(tmp_path: Path) -> None:
    first, second = (Office.create(tmp_path / name, OfficeIdentity()) for name in "ab")
    with first, second:
        assert first.identity.file_id
        assert first.identity.file_id != second.identity.file_id
    with Office.create(tmp_path / "c", OfficeIdentity(file_id="given")) as third:
        assert third.identity.file_id == "given"


def test_an_office_is_renamed_and_keeps_its_id() -> None:
    with Office.temporary() as office:
        file_id = office.identity.file_id
        office.set_identity(OfficeIdentity(company="新名", branch="东区", file_id="other"))
        assert office.identity == OfficeIdentity(company="新名", branch="东区", file_id=file_id)
        assert office.records().identity == office.identity
        assert office.undo() == "修改单位名称"
        assert office.identity == OfficeIdentity(file_id=file_id)


def test_records_stand_in_the_order_of_their_keys() -> None:
    with Office.temporary() as office:
        store(office, person("B"), person("A02"), person("A1"), project("P2"), project("P1"))
        store(
            office,
            receipt("3", date(2026, 2, 1), "P2"),
            receipt("2", date(2026, 2, 1), "P1"),
            receipt("1", date(2026, 1, 1), "P2"),
            receipt("1", date(2026, 2, 1), "P1"),
        )
        assert [p.staff_no for p in office.records().staff] == ["A02", "A1", "B"]
        assert [(r.project_no, r.day.month, r.amount) for r in office.records().receipts] == [
            ("P1", 2, Decimal(2)),
            ("P1", 2, Decimal(1)),
            ("P2", 1, Decimal(1)),
            ("P2", 2, Decimal(3)),
        ]


def test_a_label_that_looks_like_a_number_stays_a_label() -> None:
    label = Rating(period=JANUARY, staff_no="A01", kpi="级别", rater="经理", score="5")
    with Office.temporary() as office:
        store(office, person(), label)
        assert office.records().ratings[0].score == "5"


@pytest.mark.parametrize(
    ("noun", "words"),
    [
        (share(percent="0"), "贡献率须大于 0、不超过 100。"),
        (share(percent="100.00000000000000000000001"), "贡献率须大于 0、不超过 100。"),
        (share(percent="-30"), "贡献率须大于 0、不超过 100。"),
        (person(left=date(2019, 1, 1)), "离职日期不能早于入职日期。"),
        (person(""), "编号、名称、原因等必填内容不能为空。"),
        (person(base_pay=Decimal(-1)), "这里的数字不能小于 0。"),
        (person(base_pay=Decimal("NaN")), "NaN"),
        (measure(value="Infinity"), "Infinity"),
        (measure(value="1E+2000"), "1E+2000"),
        (measure(month=Period.parse("2026Q1")), "月份不对。"),
        (measure(month=Period.month(1800, 1)), "1800-01"),
        (measure(month=Period(2026, 2, 3)), "2026Q2"),
        (person(name="残\ud800"), "文字里有残缺的字符。"),
        (person("残\ud800"), "文字里有残缺的字符。"),
        (incident(count=2**70), "数字太大。"),
        (incident(count=-1), "序号从 1 起，次数不能小于 0。"),
        (list_row(金额=Decimal("NaN")), "NaN"),
        (list_row(客户="残\ud800"), "文字里有残缺的字符。"),
        (list_row(0), "序号从 1 起，次数不能小于 0。"),
        (list_row(list_name=""), "编号、名称、原因等必填内容不能为空。"),
        (
            Target(year=2026, owner_kind=Owner.COMPANY, owner="某", quarters=(Decimal(1),) * 4),
            "对象类型与对象不符：公司和全体不填对象，员工和部门要填。",
        ),
        (Target(year=26, owner_kind=Owner.COMPANY, owner="", quarters=(Decimal(1),) * 4), "年度不对。"),
    ],
)
def test_what_no_row_may_hold_is_refused_by_name(noun: Noun, words: str) -> None:
    """Nothing is taken that could not be read again or that no rule allows; the fault names row and reason."""
    with Office.temporary() as office:
        store(office, person(), project())
        before = office.records()
        with pytest.raises(UserFault) as fault:
            store(office, noun)
        assert words in str(fault.value)
        assert fault.value.remedy
        assert rows_of(noun).title() in fault.value.what
        str(fault.value).encode()
        assert office.records() is before


def test_only_nouns_of_the_office_are_taken() -> None:
    with Office.temporary() as office, pytest.raises(TypeError), office.change("录入") as change:
        change.put("王小明")  # type: ignore[arg-type]  # on purpose
