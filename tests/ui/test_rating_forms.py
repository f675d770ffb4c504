"""Rating forms out of the window and back into it: chosen, written, filled in, previewed, decided on, merged, undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QSpinBox

from models.period import Period
from models.rating import Rating
from models.rating_form import Split
from tests.rating_forms import Scores, fill_form
from tests.ui.hands import button, click, paste, rest
from ui.dialogs import files
from ui.dialogs.rating_forms import COPIES, FORMS, RATER, SPLIT, RatingForms
from ui.main_window import MainWindow
from ui.pages.ratings import RatingsPage
from ui.pages.staff import StaffPage
from ui.previewing.dialog import PreviewDialog

QUARTER = Period.parse("2026Q1")
ITEM = "方案质量与及时性"
ALL: Scores = {("A01", ITEM): 90, ("A02", ITEM): (70, "谈过")}


@pytest.fixture
def page(office: MainWindow) -> RatingsPage:
    """Hire two people whose colleagues and superior rate them."""
    office.session.choose(QUARTER)
    office.show_page("staff")
    staff = office.page
    assert isinstance(staff, StaffPage)
    staff.start()
    hired = ["", "", "2025-01-06", "", "6000", "presales-360"]
    paste(staff.people, 0, 0, [["A01", "张伟", "售前部", *hired], ["A02", "王芳", "方案部", *hired]])
    office.show_page("ratings")
    rest(office)
    page = office.page
    assert isinstance(page, RatingsPage)
    return page


@pytest.fixture
def boss(office: MainWindow, page: RatingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the forms into a folder; give the one of the superior."""
    _write(office, _ask(office, page), tmp_path / "表", monkeypatch)
    return tmp_path / "表" / "评分表_2026Q1_上级评价.xlsx"


def _ask(window: MainWindow, page: RatingsPage) -> RatingForms:
    click(button(page, "写评分表…"))
    rest(window)
    return window.findChildren(RatingForms)[-1]


def _write(window: MainWindow, dialog: RatingForms, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "pick_folder", lambda _parent, _title, then: then(folder))
    click(dialog.done_button)
    rest(window)


def _merge(window: MainWindow, page: RatingsPage, monkeypatch: pytest.MonkeyPatch, *paths: Path) -> PreviewDialog:
    monkeypatch.setattr(files, "pick_files", lambda _parent, _title, _kinds, then: then(paths))
    click(button(page, "合并评分表…"))
    rest(window)
    return window.findChildren(PreviewDialog)[-1]


def _scores(window: MainWindow) -> list[str]:
    return [str(rating.score) for rating in window.session.records.ratings]


def test_the_raters_of_the_period_are_proposed(office: MainWindow, page: RatingsPage) -> None:
    dialog = _ask(office, page)
    cells = [
        [item.text() if (item := dialog.table.item(row, column)) else "" for column in (RATER, 1, 2, FORMS)]
        for row in range(dialog.table.rowCount())
    ]
    assert cells == [["自评", "2", "3", "2"], ["同事互评", "2", "3", "1"], ["上级评价", "2", "3", "1"]]
    assert dialog.total.text() == "共 4 张，每张一个工作簿、一份纸质（PDF）"
    dialog.close()


def test_copies_splits_and_raters_are_chosen(
    office: MainWindow, page: RatingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = _ask(office, page)
    oneself = dialog.table.item(0, RATER)
    copies, split = dialog.table.cellWidget(1, COPIES), dialog.table.cellWidget(2, SPLIT)
    assert oneself is not None
    assert isinstance(copies, QSpinBox)
    assert isinstance(split, QComboBox)
    oneself.setCheckState(Qt.CheckState.Unchecked)
    copies.setValue(3)
    split.setCurrentIndex(split.findData(Split.DEPARTMENT))
    assert dialog.total.text().startswith("共 5 张")
    _write(office, dialog, tmp_path / "表", monkeypatch)
    names = sorted(path.name for path in (tmp_path / "表").glob("*.xlsx"))
    assert names == [
        "评分表_2026Q1_上级评价_售前部.xlsx", "评分表_2026Q1_上级评价_方案部.xlsx",
        *(f"评分表_2026Q1_同事互评_{number}.xlsx" for number in (1, 2, 3)),
    ]  # fmt: skip
    assert office.status.passing.text() == "已写 5 张评分表到“表”"
    assert office.status.folder.isVisible()


def test_nothing_chosen_is_nothing_to_write(office: MainWindow, page: RatingsPage) -> None:
    dialog = _ask(office, page)
    for row in range(3):
        item = dialog.table.item(row, RATER)
        assert item is not None
        item.setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.done_button.isEnabled()
    dialog.close()


def test_a_period_without_ratings_is_told(office: MainWindow, page: RatingsPage) -> None:
    office.session.choose(Period.parse("2026-01"))
    rest(office)
    office.errands.rating_forms.ask()
    rest(office)
    assert office.crashes.last is not None
    assert office.crashes.last.windowTitle() == "2026年1月 没有要评分的人"
    office.crashes.last.close()


def test_a_filled_form_comes_back_with_a_preview(
    office: MainWindow, page: RatingsPage, boss: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = _merge(office, page, monkeypatch, fill_form(boss, ALL))
    assert dialog.windowTitle() == "合并预览"
    assert dialog.take_button.text() == "合并 2 行"
    assert _scores(office) == []
    click(dialog.take_button)
    rest(office)
    assert _scores(office) == ["90", "70"]
    assert page.progress.text() == "已评 2 / 18"
    assert office.status.passing.text() == "已合并 评分表_2026Q1_上级评价.xlsx，撤消可以整个退回"
    office.undo_action.trigger()
    rest(office)
    assert _scores(office) == []


def test_each_score_that_differs_is_ticked_or_kept(
    office: MainWindow, page: RatingsPage, boss: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that is recorded is replaced unless somebody ticks it."""
    with office.session.change("录入") as change:
        for staff_no, score in (("A01", "60"), ("A02", "50")):
            change.put(Rating(period=QUARTER, staff_no=staff_no, kpi=ITEM, rater="上级评价", score=score))
    dialog = _merge(office, page, monkeypatch, fill_form(boss, ALL))
    model = dialog.model
    assert [model.index(row, 3).data() for row in range(2)] == ["得分 60 → 90", "得分 50 → 70，备注 （空） → 谈过"]
    assert (dialog.take_button.text(), dialog.take_button.isEnabled()) == ("合并", False)
    dialog.lines.setCurrentIndex(model.index(0, 0))
    QTest.keyClick(dialog.lines, Qt.Key.Key_Space)
    assert dialog.take_button.text() == "合并 1 行"
    click(dialog.all_button)
    assert dialog.take_button.text() == "合并 2 行"
    click(dialog.none_button)
    assert not dialog.take_button.isEnabled()
    dialog.lines.setCurrentIndex(model.index(1, 0))
    QTest.keyClick(dialog.lines, Qt.Key.Key_Space)
    click(dialog.take_button)
    rest(office)
    assert _scores(office) == ["60", "70"]


def test_a_form_chosen_as_a_data_workbook_is_merged_all_the_same(
    office: MainWindow, page: RatingsPage, boss: Path
) -> None:
    office.errands.import_path(fill_form(boss, ALL))
    rest(office)
    dialog = office.findChildren(PreviewDialog)[-1]
    assert dialog.windowTitle() == "合并预览"
    dialog.close()


def test_a_form_of_another_period_is_refused(
    office: MainWindow, page: RatingsPage, boss: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.session.choose(QUARTER.shifted(1))
    rest(office)
    monkeypatch.setattr(files, "pick_files", lambda _parent, _title, _kinds, then: then((boss,)))
    office.errands.rating_forms.merge()
    rest(office)
    assert office.crashes.last is not None
    assert office.crashes.last.windowTitle() == "这张评分表是 2026年一季度 的，不是 2026年二季度 的"
    office.crashes.last.close()
    assert office.findChildren(PreviewDialog) == []
