"""A file that can't be opened says why, and is never a traceback."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from openpyxl import Workbook

from models.faults import UserFault
from models.intake import book as opening
from models.intake import read_workbook
from models.intake.book import open_book
from models.intake.cells import Broken
from models.records import Records
from tests.models.intake.small_office import ANN, VOCABULARY
from tests.workbooks import write_sheets


def fault(path: Path) -> UserFault:
    with pytest.raises(UserFault) as caught:
        read_workbook(path, Records(), VOCABULARY, staff_optional=False)
    assert caught.value.where == str(path)
    return caught.value


def repacked(path: Path, changed: Mapping[str, bytes | None]) -> Path:
    """Write a good workbook of which parts are changed, or missing (`None`)."""
    write_sheets(path, {"员工": [ANN]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in {**parts, **changed}.items():
            if content is not None:
                archive.writestr(name, content)
    return path


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert fault(tmp_path / "没有.xlsx").what == "没有这个文件"
    assert "文件夹" in fault(tmp_path).what


def test_an_encrypted_or_old_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    assert "加密" in fault(path).what
    assert "另存为" in fault(path).remedy


@pytest.mark.parametrize("content", [b"", b"hello", "工号,姓名\n".encode("gbk"), b"%PDF-1.7"])
def test_what_is_no_workbook(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert fault(path).what == "这不是 .xlsx 工作簿"


def test_an_archive_of_something_else(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("readme.txt", "x")
    assert fault(tmp_path / "a.xlsx").what == "这不是 .xlsx 工作簿"


def test_a_torn_archive(tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", {"员工": [ANN]})
    path.write_bytes(path.read_bytes()[:-400])
    assert "损坏" in fault(path).what


@pytest.mark.parametrize(
    "changed",
    [
        {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"},
        {"xl/workbook.xml": b"nothing"},
        {"[Content_Types].xml": b"<Types/>"},
        {"xl/styles.xml": b"<styleSheet>"},
        {"xl/workbook.xml": None},
        {"xl/worksheets/sheet1.xml": None},
        {"xl/worksheets/sheet1.xml": b'<worksheet><sheetData><row r="99999999999"/></sheetData></worksheet>'},
    ],
)
def test_damaged_parts(tmp_path: Path, changed: dict[str, bytes | None]) -> None:
    assert "损坏" in fault(repacked(tmp_path / "a.xlsx", changed)).what


@pytest.mark.parametrize("part", ["docProps/core.xml", "xl/theme/theme1.xml"])
def test_damage_to_what_no_figure_rests_on_is_passed_over(tmp_path: Path, part: str) -> None:
    assert len(open_book(repacked(tmp_path / "a.xlsx", {part: b"nothing"}))) == 1


def test_a_workbook_of_the_strict_kind_is_told_apart(tmp_path: Path) -> None:
    relations = b"""<Relationships><Relationship Id="1" Target="xl/workbook.xml"
        Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"/></Relationships>"""
    found = fault(repacked(tmp_path / "a.xlsx", {"_rels/.rels": relations}))
    assert "严格" in found.what
    assert "另存为" in found.remedy


def test_a_chart_on_a_sheet_of_its_own_is_passed_over(tmp_path: Path) -> None:
    book = Workbook()
    book.create_chartsheet("图")
    book.save(tmp_path / "a.xlsx")
    assert [grid.title for grid in open_book(tmp_path / "a.xlsx")] == ["Sheet"]


def test_a_locked_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = fault(tmp_path / "a.xlsx")
    assert found.what == "打不开这个文件"
    assert "关闭" in found.remedy


def test_a_workbook_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_LARGEST_UNPACKED", 100)
    assert "太大" in fault(write_sheets(tmp_path / "a.xlsx", {"员工": [ANN]})).what


def test_running_out_of_memory_is_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def swell(_reader: object) -> object:
        raise MemoryError

    monkeypatch.setattr(opening, "_grids", swell)
    with pytest.raises(MemoryError):
        open_book(write_sheets(tmp_path / "a.xlsx", {"员工": [ANN]}))


def test_formulas_as_excel_stores_them(tmp_path: Path) -> None:
    """A value, an empty text, nothing at all, and cells that do not say where they are."""
    cells = (
        '<c r="A1"><f>1+1</f><v>2</v></c>',
        '<c r="B1" t="str"><f>""</f><v></v></c>',
        '<c r="C1"><f>NOW()</f></c>',
        '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        '<c t="str"><f>"a"</f><v>a</v></c>',
        "<c><f>NOW()</f><v/></c>",
        f'<c r="G1" t="inlineStr"><is><t>{escape("＝")}</t></is></c>',
        '<c r="H1" s="0"><v>99999999999</v></c>',
    )
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>'
        f'{"".join(cells)}</row></sheetData><mergeCells><mergeCell ref="A5"/></mergeCells></worksheet>'
    )
    path = repacked(tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": sheet.encode()})
    (grid,) = open_book(path)
    values = {column: cell.value for column, cell in grid.rows[1].items()}
    assert isinstance(values.pop(3), Broken)
    assert isinstance(values.pop(6), Broken)
    assert values.pop(4) == Broken(why="单元格是错误值 #DIV/0!")
    assert values == {1: 2, 5: "a", 7: "＝", 8: 99999999999}
    assert grid.merged == ()


def test_shared_texts_as_excel_stores_them(tmp_path: Path) -> None:
    """Escaped characters come back, also a text that only looks like one; runs are joined, pronunciation is left out."""
    name = "http://schemas.openxmlformats.org/spreadsheetml/2006"
    texts = (
        "<si><t>甲_x000D_\n乙</t></si>",
        "<si><t>_x005F_x0041_</t></si>",
        "<si><r><t>安</t></r><r><rPr><b/></rPr><t>然</t></r><rPh sb='0' eb='1'><t>an</t></rPh></si>",
        "<si><t>_x0000__xD800_尾</t></si>",
        "<si><t>_x000D_</t></si>",
        "<si><r/><t/></si>",
    )
    cells = "".join(f'<c r="{letter}1" t="s"><v>{n}</v></c>' for n, letter in enumerate("ABCDEF"))
    path = write_sheets(tmp_path / "a.xlsx", {"员工": [ANN]})
    with zipfile.ZipFile(path) as archive:
        kinds = archive.read("[Content_Types].xml").decode()
    part = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    listed = kinds.replace("</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{part}"/></Types>')
    changed = {
        "[Content_Types].xml": listed,
        "xl/sharedStrings.xml": f'<sst xmlns="{name}/main">{"".join(texts)}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{name}/main"><sheetData><row r="1">{cells}</row></sheetData></worksheet>',
    }
    (grid,) = open_book(repacked(path, {part: text.encode() for part, text in changed.items()}))
    assert [cell.value for cell in grid.rows[1].values()] == ["甲\r\n乙", "_x0041_", "安然", "尾"]
