"""Rows of declared lists: immutable, equal by their content, counted within list, person and month."""

from datetime import date
from decimal import Decimal

import pytest

from models.list_row import ListCell, ListRow, next_number
from models.period import Period
from models.vocabulary import ListColumn, ListWord, SchemeWords, Vocabulary

JANUARY = Period.parse("2026-01")


def row(number: int = 1, day: date = date(2026, 1, 9), staff_no: str = "A01", list_name: str = "单据") -> ListRow:
    cells: dict[str, ListCell] = {"金额": Decimal(5), "客户": "某某学校"}
    return ListRow(list_name=list_name, staff_no=staff_no, day=day, number=number, cells=cells)


def test_cells_can_not_be_altered() -> None:
    with pytest.raises(TypeError):
        row().cells["金额"] = Decimal(6)  # type: ignore[index]  # on purpose


def test_what_made_the_cells_may_be_altered_afterwards() -> None:
    cells = {"金额": Decimal(5)}
    made = ListRow(list_name="单据", staff_no="A01", day=date(2026, 1, 9), cells=cells)
    cells["金额"] = Decimal(6)
    assert made.cells == {"金额": Decimal(5)}


def test_rows_with_equal_content_are_one() -> None:
    assert len({row(), row(), row(2)}) == 2


def test_a_row_belongs_to_the_month_of_its_day() -> None:
    assert row(day=date(2026, 2, 28)).month == Period.parse("2026-02")


def test_a_further_row_takes_the_next_number_of_its_block() -> None:
    rows = (row(1), row(4), row(9, staff_no="B2"), row(9, list_name="投标"), row(9, day=date(2026, 2, 1)))
    assert next_number(rows, "单据", "A01", JANUARY) == 5
    assert next_number(rows, "单据", "C3", JANUARY) == 1


def test_a_list_that_two_schemes_share_is_one_word() -> None:
    deals = ListWord(name="单据", columns=(ListColumn(name="客户"), ListColumn(name="金额")))
    bids = ListWord(name="投标", columns=(ListColumn(name="编号"),))
    schemes = tuple(
        SchemeWords(id=id_, title=id_, grains=(), lists=lists) for id_, lists in (("a", (deals,)), ("b", (bids, deals)))
    )
    assert Vocabulary(schemes=schemes).lists == (deals, bids)
    assert deals.column("金额") == ListColumn(name="金额")
    assert deals.column("日期") is None
