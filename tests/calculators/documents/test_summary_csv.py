"""The summary as a payroll system reads it: bytes, columns, exact figures, and no text that starts a formula."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from calculators.documents.sheets import cells, overview
from calculators.documents.summary_csv import write_csv
from models.faults import UserFault
from models.results import Assessment
from tests import results as made


def read(path: Path, assessment: Assessment) -> list[dict[str, str]]:
    """Write an assessment and read it as others do."""
    write_csv(path, assessment)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_the_bytes_are_what_excel_and_payroll_systems_expect(tmp_path: Path) -> None:
    """A byte order mark, CRLF after each line and nowhere else, a header and one line a person."""
    write_csv(tmp_path / "汇总.csv", made.assessment(made.COMPLETE, made.INCOMPLETE))
    content = (tmp_path / "汇总.csv").read_bytes()
    assert content.startswith("\ufeff工号,姓名,".encode())
    assert content.endswith(b"\r\n")
    assert content.count(b"\r") == content.count(b"\n") == content.count(b"\r\n") == 3
    assert [entry.name for entry in tmp_path.iterdir()] == ["汇总.csv"]


def test_columns_and_rows_are_those_of_the_workbook(tmp_path: Path) -> None:
    """But for the totals row; figures keep their decimals and have no separators, what does not apply is empty."""
    people = made.assessment(made.COMPLETE, made.INCOMPLETE, made.NO_MONEY, made.NEGATIVE)
    found = read(tmp_path / "a.csv", people)
    book = Workbook()
    cells.add_styles(book)
    overview.write(book.worksheets[0], people)
    header, *body = book.worksheets[0].iter_rows(values_only=True)
    assert [list(row) for row in found] == [list(header)] * len(found)
    assert [row["工号"] for row in found] == [line[0] for line in body[:-1]]
    first, incomplete, _no_money, negative = found
    assert (first["总分"], first["奖金系数"], first["合计（元）"]) == ("70.84", "0.7084", "2089.88")
    assert (incomplete["合计（元）"], incomplete["状态"]) == ("", "资料不全")
    assert negative["合计（元）"] == "-98764156.98"


@pytest.mark.parametrize("text", ["=1+1", "+86", "-甲", "@SUM(A1)", "\t=1", " \r\n=1", "＝1+1", "－1"])
def test_text_that_could_be_a_formula_stays_text(tmp_path: Path, text: str) -> None:
    (row,) = read(tmp_path / "a.csv", made.assessment(replace(made.COMPLETE, name=text)))
    assert row["姓名"] == f"'{' '.join(text.split())}"


def test_commas_quotes_line_breaks_and_rare_characters(tmp_path: Path) -> None:
    (row,) = read(tmp_path / "a.csv", made.assessment(replace(made.COMPLETE, name='甲,"乙"\n䶮𠅤\ud800')))
    assert row["姓名"] == '甲,"乙" 䶮𠅤?'


def test_a_target_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserFault, match="无法写入"):
        write_csv(tmp_path / "没有" / "a.csv", made.assessment(made.COMPLETE))
