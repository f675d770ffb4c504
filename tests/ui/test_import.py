"""A workbook is shown before it is taken in: what is new, changed, removed, wrong; then one click, and one step back."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from models.period import Period
from tests.ui.hands import button, click, fill, rest
from tests.workbooks import write_sheets
from ui import doors
from ui.dialogs import files
from ui.main_window import MainWindow
from ui.previewing.dialog import PreviewDialog

ANN: dict[str, Any] = {
    "工号": "A01", "姓名": "张伟", "入职日期": "2025-01-06", "月基本工资(元)": 6000, "考核方案": "consultant-branch",
}  # fmt: skip
BEN = {**ANN, "工号": "A02", "姓名": "王芳"}
SUPPORT = {"月份": "2026-01", "对象": "A01", "指标": "支持售前次数", "数值": 8}
FIRST = {"员工": [ANN, BEN], "月度指标": [SUPPORT, {**SUPPORT, "对象": "A02"}]}
SECOND = {
    "员工": [ANN, {**BEN, "月基本工资(元)": 6500}, {**ANN, "工号": "A03", "姓名": "李娜"}],
    "月度指标": [{**SUPPORT, "数值": 9}, {**SUPPORT, "对象": "A02", "删除": "是"}],
}
WRONG = {
    "员工": [ANN, {**BEN, "月基本工资(元)": 6500}],
    "月度指标": [{**SUPPORT, "数值": "无", "月份": "2026-13"}, {**SUPPORT, "月份": "2026-02", "备注": "好"}],
}


@pytest.fixture
def branch(office: MainWindow, tmp_path: Path) -> MainWindow:
    """Open an office with two people and a figure each, taken in with one click."""
    dialog = _preview(office, write_sheets(tmp_path / "第一次.xlsx", FIRST))
    click(dialog.take_button)
    rest(office)
    assert len(office.session.records.staff) == 2
    return office


def _preview(window: MainWindow, path: Path) -> PreviewDialog:
    window.errands.import_path(path)
    rest(window)
    return window.findChildren(PreviewDialog)[-1]


def _counts(dialog: PreviewDialog) -> dict[str, list[str]]:
    items = [dialog.sheets.topLevelItem(n) for n in range(dialog.sheets.topLevelItemCount())]
    return {item.text(0): [item.text(column) for column in range(1, 6)] for item in items if item is not None}


def _lines(dialog: PreviewDialog) -> list[tuple[str, ...]]:
    model = dialog.model
    return [tuple(str(model.index(row, column).data()) for column in range(4)) for row in range(model.rowCount())]


def _choose(dialog: PreviewDialog, number: int) -> None:
    item = dialog.sheets.topLevelItem(number)
    assert item is not None
    dialog.sheets.setCurrentItem(item)


def _said(dialog: PreviewDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(type(dialog.shown)))


def test_the_rows_are_counted_by_sheet_and_told_from_old_to_new(branch: MainWindow, tmp_path: Path) -> None:
    before = branch.session.records
    dialog = _preview(branch, write_sheets(tmp_path / "第二次.xlsx", SECOND))
    assert branch.session.records is before, "nothing is stored yet"
    assert _counts(dialog) == {
        "全部": ["1", "2", "1", "1", "–"],
        "员工": ["1", "1", "1", "–", "–"],
        "月度指标": ["–", "1", "–", "1", "–"],
    }
    assert _lines(dialog) == [
        ("修改", "员工", "A02 王芳", "月基本工资(元) 6000 → 6500"),
        ("修改", "月度指标", "2026-01 员工 A01 张伟 支持售前次数", "数值 8 → 9"),
        ("新增", "员工", "A03 李娜", "入职日期 2025-01-06，月基本工资(元) 6000，考核方案 consultant-branch"),
        ("删除", "月度指标", "2026-01 员工 A02 王芳 支持售前次数", "数值 8"),
    ]
    assert "将新增 1 行，修改 2 行，删除 1 行" in _said(dialog)
    dialog.close()


def test_one_click_takes_it_in_and_one_step_takes_it_back(branch: MainWindow, tmp_path: Path) -> None:
    before, revision = branch.session.records, branch.session.revision
    dialog = _preview(branch, write_sheets(tmp_path / "第二次.xlsx", SECOND))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    rest(branch)
    records = branch.session.records
    assert [(p.staff_no, int(p.base_pay)) for p in records.staff] == [("A01", 6000), ("A02", 6500), ("A03", 6000)]
    assert [(m.owner, int(m.value)) for m in records.measures] == [("A01", 9)]
    assert branch.session.revision == revision + 1
    assert branch.status.passing.text() == "已导入 第二次.xlsx，撤销可以整个退回"
    branch.undo_action.trigger()
    rest(branch)
    assert branch.session.records == before


def test_the_list_is_filtered_by_sheet_sort_and_words(branch: MainWindow, tmp_path: Path) -> None:
    dialog = _preview(branch, write_sheets(tmp_path / "第二次.xlsx", SECOND))
    _choose(dialog, 2)
    assert [line[:2] for line in _lines(dialog)] == [("修改", "月度指标"), ("删除", "月度指标")]
    dialog.sort.setCurrentIndex(dialog.sort.findText("修改 2"))
    assert [line[0] for line in _lines(dialog)] == ["修改"]
    _choose(dialog, 0)
    dialog.sort.setCurrentIndex(0)
    fill(dialog.words, "wf")
    assert [line[2] for line in _lines(dialog)] == ["A02 王芳", "2026-01 员工 A02 王芳 支持售前次数"], "王芳 by initials"
    assert dialog.shown.text() == "2 行"
    dialog.close()


def test_with_problems_nothing_can_be_taken_in(
    branch: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Problems and warnings come first, each with its cell; they can be copied and saved for whoever mends them."""
    before = branch.session.records
    dialog = _preview(branch, write_sheets(tmp_path / "有错.xlsx", WRONG))
    assert not dialog.take_button.isEnabled()
    assert _counts(dialog)["月度指标"] == ["1", "–", "–", "–", "1"]
    problems = [
        "月度指标!A2: 月份：「2026-13」不是月份，请写成 2026-01",
        "月度指标!D2: 「无」不是数字",
    ]
    warning = "月度指标!E1: 不认识的列「备注」，未读取"
    assert [": ".join((f"{line[1]}!{line[2]}", line[3])) for line in _lines(dialog)[:3]] == [*problems, warning]
    assert "有 2 处问题，改正以后才能存入" in _said(dialog)
    click(button(dialog, "复制问题和提醒"))
    assert QGuiApplication.clipboard().text().splitlines() == [*problems, f"提醒：{warning}"]
    monkeypatch.setattr(files, "pick_target", lambda _p, _t, proposed, _k, then: then(proposed))
    click(button(dialog, "存为文本…"))
    saved = (tmp_path / "有错.txt").read_text(encoding="utf-8-sig")
    assert saved.splitlines() == [*problems, f"提醒：{warning}"]
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    rest(branch)
    assert dialog.isVisible()
    dialog.close()
    assert branch.session.records is before


def test_a_text_that_cant_be_written_is_told(
    branch: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = _preview(branch, write_sheets(tmp_path / "有错.xlsx", WRONG))
    monkeypatch.setattr(files, "pick_target", lambda _p, _t, _proposed, _k, then: then(tmp_path / "没有" / "a.txt"))
    click(button(dialog, "存为文本…"))
    assert branch.crashes.last is not None
    assert branch.crashes.last.windowTitle() == "无法写入文件"
    branch.crashes.last.close()
    dialog.close()


def test_a_workbook_that_brings_nothing_new_says_so(branch: MainWindow, tmp_path: Path) -> None:
    dialog = _preview(branch, write_sheets(tmp_path / "第一次.xlsx", FIRST))
    assert "完全一样" in _said(dialog)
    assert not dialog.take_button.isEnabled()
    dialog.close()


def test_what_is_stored_is_what_was_shown(branch: MainWindow, tmp_path: Path) -> None:
    """The file may change meanwhile; where the office has, so that more or less would be stored, nothing is."""
    path = write_sheets(tmp_path / "第二次.xlsx", SECOND)
    first, second = _preview(branch, path), _preview(branch, path)
    write_sheets(path, WRONG)
    click(first.take_button)
    rest(branch)
    assert int(branch.session.records.measures[0].value) == 9
    click(second.take_button)
    rest(branch)
    assert branch.crashes.last is not None
    assert branch.crashes.last.windowTitle() == "预览之后单位里的数据变了，什么都没有导入"
    branch.crashes.last.close()


def test_choosing_a_workbook_leads_to_its_preview(
    office: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_sheets(tmp_path / "第一次.xlsx", FIRST)
    monkeypatch.setattr(files, "pick_file", lambda _p, _t, _k, then: then(path))
    click(button(office.pages["documents"], "导入…"))
    rest(office)
    (dialog,) = office.findChildren(PreviewDialog)
    assert _counts(dialog)["全部"] == ["4", "–", "–", "–", "–"]
    click(button(dialog, "取消"))
    rest(office)
    assert office.session.revision == 0


def test_reading_can_be_cancelled(office: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preview = doors.preview_import

    def cancelled_meanwhile(*given: Any) -> object:
        office.session.worker.cancel()
        return preview(*given)

    monkeypatch.setattr(doors, "preview_import", cancelled_meanwhile)
    office.errands.import_path(write_sheets(tmp_path / "第一次.xlsx", FIRST))
    rest(office)
    assert office.findChildren(PreviewDialog) == []
    assert office.status.passing.text() == "已取消：读取 第一次.xlsx"


@pytest.mark.parametrize("late", [False, True])
def test_an_import_is_cancelled_as_long_as_it_is_not_stored(
    branch: MainWindow, tmp_path: Path, late: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cancelled in time nothing is kept; cancelled too late it is stored, and nobody is told otherwise."""
    take_in, before = doors.take_in, branch.session.records

    def cancelled_meanwhile(*given: Any) -> object:
        if not late:
            branch.session.worker.cancel()
        report = take_in(*given)
        branch.session.worker.cancel()
        return report

    monkeypatch.setattr(doors, "take_in", cancelled_meanwhile)
    dialog = _preview(branch, write_sheets(tmp_path / "第二次.xlsx", SECOND))
    click(dialog.take_button)
    rest(branch)
    assert (branch.session.records == before) is not late
    assert branch.status.passing.text().startswith("已导入" if late else "已取消：导入")


def test_a_file_that_is_no_workbook_is_told(office: MainWindow, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"no workbook")
    office.errands.import_path(bad)
    rest(office)
    assert office.crashes.last is not None
    assert office.crashes.last.windowTitle() == "这不是 .xlsx 工作簿"
    assert office.session.revision == 0
    office.crashes.last.close()


def test_an_imported_quarter_is_there_to_be_worked_on(branch: MainWindow) -> None:
    branch.session.choose(Period.parse("2026Q1"))
    branch.show_page("measures")
    rest(branch)
    names = [row.texts[1] for row in branch.page.grids()[0].grid.rows]
    assert names[:2] == ["张伟", "王芳"]
