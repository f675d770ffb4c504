"""The frame around the pages: search, period, side bar, status line."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.period import Period
from tests.ui.hands import F2, click, editor_of, fill, rest
from ui.grid.view import GridView
from ui.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def _shown(view: GridView) -> list[str]:
    """Name the people whose rows are seen."""
    names = [column.key for column in view.grid.columns].index("name")
    return [
        row.texts[names] for n, row in enumerate(view.grid.rows) if row.stored and not view.isRowHidden(n)
    ]


def test_what_is_searched_for_stays_while_the_page_changes(sample: MainWindow) -> None:
    """A manager who looks after one person wants that person on every page."""
    for key in ("staff", "results", "ratings"):
        sample.show_page(key)
        rest(sample)
        if key == "staff":
            QTest.keyClick(sample, Qt.Key.Key_F, CONTROL)
            fill(sample.search, "daq")
        assert set(_shown(sample.page.grids()[0])) == {"董安琪"}, key
    QTest.keyClick(sample.search, Qt.Key.Key_Escape)
    assert len(set(_shown(sample.page.grids()[0]))) > 5


def test_enter_in_the_search_goes_to_the_first_row_found(sample: MainWindow) -> None:
    sample.show_page("staff")
    rest(sample)
    fill(sample.search, "LJ105")
    QTest.keyClick(sample.search, Qt.Key.Key_Return)
    view = sample.page.grids()[0]
    assert view.hasFocus()
    assert view.grid.rows[view.row].key == ("LJ105",)


def test_the_search_of_one_office_is_not_kept_for_the_next(sample: MainWindow, tmp_path: Path) -> None:
    fill(sample.search, "LJ105")
    sample.errands.close_file()
    sample.errands.open_path(tmp_path / "sample.jidan")
    rest(sample)
    assert sample.search.text() == ""


def test_the_period_goes_on_while_a_cell_is_being_typed(sample: MainWindow) -> None:
    """Ctrl+PgDn steps through the periods wherever the keys are, also in an open editor."""
    sample.session.choose(Period.parse("2026Q1"))
    sample.show_page("measures")
    rest(sample)
    view = sample.page.grids()[0]
    view.begin_entry()
    QTest.keyClick(view, F2)
    QTest.keyClick(editor_of(view), Qt.Key.Key_PageDown, CONTROL)
    rest(sample)
    assert sample.session.period == Period.parse("2026Q2")


@pytest.mark.parametrize(
    ("grain", "period"), [("半年", "2026H2"), ("年", "2026"), ("月", "2026-10"), ("季度", "2026Q4")]
)
def test_every_length_of_period_can_be_chosen(sample: MainWindow, grain: str, period: str) -> None:
    picker = sample.picker
    picker.grain.setFocus()
    picker.grain.setCurrentText(grain)
    picker.grain.activated.emit(picker.grain.currentIndex())
    rest(sample)
    assert sample.session.period == Period.parse(period)


def test_the_status_line_says_when_the_file_was_saved_last(sample: MainWindow) -> None:
    """Also right after opening: the time of the last change in the file."""
    office = sample.session.office
    assert office is not None
    saved = office.changes(1)[0].when.astimezone()
    assert sample.status.saved.text() == f"已保存 {saved:%H:%M}"


def test_what_is_missing_leads_to_the_overview(sample: MainWindow) -> None:
    with sample.session.change("删除") as change:
        change.remove(sample.session.records.ratings[-1])
    sample.show_page("results")
    rest(sample)
    assert "还缺 1 项" in sample.status.missing.text()
    click(sample.status.missing)
    assert sample.page.key == "overview"


def test_the_window_fits_a_small_screen(sample: MainWindow) -> None:
    """1920×1080 at 150 % leaves 1280×720, less what the system keeps for itself."""
    for key in sample.pages:
        sample.show_page(key)
        QApplication.processEvents()
        least = sample.minimumSizeHint()
        assert least.width() <= 1280, key
        assert least.height() <= 640, key
