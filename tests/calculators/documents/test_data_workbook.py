"""The filled data workbook: read into an empty office it makes the same office, which writes the same sheets again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from calculators.documents.data_workbook import write_data_workbook
from models.faults import UserFault
from models.intake import apply, read_workbook
from models.intake.sheets import sheets_of
from models.office import Office
from models.office.rows.every import Noun
from models.records import OfficeIdentity, Records
from models.scheme_file import SchemeFile
from models.setting import Setting
from models.staff import Person
from models.target import Owner, Target
from tests.calculators.documents.offices import offices
from tests.models.intake.small_office import VOCABULARY
from tests.models.office.nouns import measure, one_of_each, person

WIDE = ("月度指标表", "评分表")


def written(path: Path, records: Records) -> Path:
    write_data_workbook(path, records, VOCABULARY)
    return path


def office_of(nouns: list[Noun]) -> Records:
    """Put nouns into an office and give what it keeps."""
    with Office.temporary() as office:
        with office.change("录入") as change:
            for noun in nouns:
                change.put(noun)
        return anonymous(office)


def office_from(workbook: Path) -> Records:
    """Read a workbook into an empty office and give what it keeps."""
    with Office.temporary() as office:
        with office.change("导入") as change:
            apply(read_workbook(workbook, office.records(), VOCABULARY, staff_optional=False), change)
        return anonymous(office)


def anonymous(office: Office) -> Records:
    return replace(office.records(), identity=OfficeIdentity())


def parts(path: Path) -> Mapping[str, bytes]:
    """Give the sheets, texts and looks of a workbook as they lie in the file."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.startswith("xl/")}


def rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    """Read the rows of a sheet by their header, blank cells left out."""
    header, *body = load_workbook(path)[sheet].iter_rows(values_only=True)
    return [{str(name): cell for name, cell in zip(header, row, strict=True) if cell is not None} for row in body]


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(offices())
def test_out_and_in_again_is_the_same_office_and_the_same_workbook(nouns: list[Noun]) -> None:
    before = office_of(nouns)
    with TemporaryDirectory() as folder:
        first = written(Path(folder) / "1.xlsx", before)
        after = office_from(first)
        assert after == before
        assert parts(written(Path(folder) / "2.xlsx", after)) == parts(first)


def test_every_sheet_is_there_with_its_columns_but_the_wide_ones(tmp_path: Path) -> None:
    book = load_workbook(written(tmp_path / "a.xlsx", Records()))
    expected = [sheet for sheet in sheets_of(VOCABULARY) if sheet.name not in WIDE]
    assert book.sheetnames == [sheet.name for sheet in expected]
    for sheet in expected:
        page = book[sheet.name]
        assert [cell.value for cell in page[1]] == [column.name for column in sheet.columns]
        assert (page.max_row, str(page.freeze_panes)[-1], page.print_title_rows) == (1, "2", "$1:$1")
        assert all(width.width > 5 for width in page.column_dimensions.values())
        assert len(page.column_dimensions) == len(sheet.columns)


def test_cells_are_real_days_and_numbers_with_their_exact_decimals(tmp_path: Path) -> None:
    """万元 from yuan exactly, long numbers as text, what is not recorded blank, a name beside each 工号."""
    pay = Decimal("8.86")
    target = Target(
        year=2026, owner_kind=Owner.PERSON, owner="A01", base_ratio=Decimal(70),
        quarters=(Decimal("1300000.01"), Decimal(1), Decimal(0), Decimal("0.1234567890123456")),
    )
    everybody = replace(measure(value="0.1"), owner_kind=Owner.EVERYBODY, owner="")
    records = Records(staff=(person(base_pay=pay),), targets=(target,), measures=(everybody,))
    path = written(tmp_path / "a.xlsx", records)
    (row,) = rows(path, "员工")
    assert row == {"工号": "A01", "姓名": "王小明", "入职日期": datetime(2020, 1, 6), "月基本工资(元)": 8.86}  # noqa: DTZ001
    (owned,) = rows(path, "目标")
    assert owned == {
        "年度": 2026, "对象类型": "员工", "对象": "A01", "姓名": "王小明", "一季度(万元)": 130.000001, "二季度(万元)": 0.0001,
        "三季度(万元)": 0, "四季度(万元)": "0.00001234567890123456", "基数比例(%)": 70,
    }
    assert rows(path, "月度指标") == [{"月份": "2026-01", "对象类型": "员工", "指标": "支持售前次数", "数值": 0.1}]
    with ZipFile(path) as archive:
        assert b"<v>8.86</v>" in archive.read("xl/worksheets/sheet1.xml")


def test_text_that_looks_like_a_formula_stays_text_for_every_reader(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", Records(staff=(person(name='=HYPERLINK("http://x")', post="+1", department="-甲"),)))
    page = load_workbook(path)["员工"]
    (row,) = rows(path, "员工")
    assert (row["姓名"], row["岗位"], row["部门"]) == ('=HYPERLINK("http://x")', "+1", "-甲")
    assert {cell.data_type for cell in page[2] if cell.value in row.values()} <= {"s", "n", "d"}
    assert page["B2"].quotePrefix
    values = CalamineWorkbook.from_path(path).get_sheet_by_name("员工").to_python()
    assert '=HYPERLINK("http://x")' in values[1]
    with ZipFile(path) as archive:
        assert all(b"<f>" not in archive.read(name) for name in archive.namelist())


def test_a_target_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserFault, match="无法写入"):
        written(tmp_path / "没有" / "a.xlsx", Records())
    assert list(tmp_path.iterdir()) == []


def test_one_of_each_noun_finds_its_sheet(tmp_path: Path) -> None:
    """No kind of noun is forgotten: each has a row in exactly one sheet, but for what is no data of the office's."""
    nouns = [noun for noun in one_of_each() if not isinstance(noun, (SchemeFile, Setting))]
    with Office.temporary() as office:
        with office.change("录入") as change:
            for noun in nouns:
                change.put(noun)
        records = office.records()
    path = written(tmp_path / "a.xlsx", records)
    filled = [sheet for sheet in load_workbook(path).sheetnames if len(rows(path, sheet)) == 1]
    assert len(filled) == len(nouns)
    assert isinstance(records.staff[0], Person)
