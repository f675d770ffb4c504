"""Beside a rating stand its note and its file: attached, looked at, saved elsewhere, removed, from the page itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.attachment import LARGEST
from models.period import Period
from tests.ui.hands import click, column_of, fill, paste, rest, type_cell
from ui.dialogs import files
from ui.main_window import MainWindow
from ui.pages.rating_panel import LONGEST, shortened, size_told
from ui.pages.ratings import RatingsPage
from ui.pages.staff import StaffPage

TIP = Qt.ItemDataRole.ToolTipRole


@pytest.fixture
def page(office: MainWindow) -> RatingsPage:
    """Hire two consultants and give one of them a score for 团队精神, on the rating page."""
    office.session.choose(Period.parse("2026Q1"))
    office.show_page("staff")
    staff = office.page
    assert isinstance(staff, StaffPage)
    staff.start()
    hired = ["售前部", "", "", "2025-01-06", "", "6000", "consultant-branch"]
    paste(staff.people, 0, 0, [["A01", "张伟", *hired], ["A02", "王芳", *hired]])
    office.show_page("ratings")
    rest(office)
    page = office.page
    assert isinstance(page, RatingsPage)
    type_cell(page.view, 2, column_of(page.view, "部门经理|1"), "4.5")
    rest(office)
    _choose(page, 2)
    return page


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "客户来信 & 回复.pdf"
    path.write_bytes(b"%PDF-1.4 thanks")
    return path


def _choose(page: RatingsPage, row: int) -> None:
    page.view.setCurrentIndex(page.view.grid.index(row, column_of(page.view, "部门经理|1")))


def _attach(window: MainWindow, page: RatingsPage, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "pick_file", lambda _p, _t, _k, then: then(path))
    click(page.panel.add_button)
    rest(window)


def test_a_score_comes_before_its_note_and_file(office: MainWindow, page: RatingsPage) -> None:
    panel = page.panel
    assert panel.who.text() == "张伟 · 团队精神 · 部门经理"
    assert panel.note.isEnabled()
    assert panel.add_button.isEnabled()
    assert not panel.open_button.isVisible()
    _choose(page, 5)
    assert (panel.who.text(), panel.file.text()) == ("王芳 · 团队精神 · 部门经理", "先录入得分，才能写备注、附文件")
    assert not panel.note.isEnabled()
    assert not panel.add_button.isEnabled()
    _choose(page, 0)
    assert "选一个得分" in panel.who.text(), "that item is not rated by that rater"


def test_a_note_is_stored_when_it_is_left(office: MainWindow, page: RatingsPage) -> None:
    fill(page.panel.note, "主动帮同事")
    QTest.keyClick(page.panel.note, Qt.Key.Key_Return)
    rest(office)
    assert office.session.records.ratings[0].note == "主动帮同事"
    assert page.view.currentIndex().data(TIP) == "主动帮同事"
    fill(page.panel.note, "带新人")
    page.view.setFocus()
    _choose(page, 5)
    rest(office)
    assert office.session.records.ratings[0].note == "带新人"
    assert page.panel.note.text() == "", "another rating has another note"
    _choose(page, 2)
    assert page.panel.note.text() == "带新人"
    office.session.undo()
    rest(office)
    assert page.panel.note.text() == "主动帮同事"


def test_a_file_is_attached_and_undone(
    office: MainWindow, page: RatingsPage, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _attach(office, page, letter, monkeypatch)
    panel = page.panel
    assert panel.file.text() == "附件：客户来信 & 回复.pdf（15 B）"
    assert panel.every.text() == "本期附件 1 个"
    assert "附件：客户来信 & 回复.pdf" in page.view.currentIndex().data(TIP)
    assert panel.add_button.text() == "换一个文件…"
    office.undo_action.trigger()
    rest(office)
    assert office.session.records.attachments == ()
    assert panel.file.text() == "没有附件"
    assert not panel.every.isVisible()


def test_it_is_looked_at_as_a_copy_and_saved_elsewhere(
    office: MainWindow, page: RatingsPage, letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _attach(office, page, letter, monkeypatch)
    shown: list[Path] = []
    monkeypatch.setattr(files, "show", shown.append)
    click(page.panel.open_button)
    rest(office)
    assert [path.read_bytes() for path in shown] == [b"%PDF-1.4 thanks"]
    assert shown[0].name == letter.name
    proposals: list[Path] = []

    def pick(_parent: object, _title: str, proposed: Path, _kinds: str, then: files.Then) -> None:
        proposals.append(proposed)
        then(tmp_path / "另存.pdf")

    monkeypatch.setattr(files, "pick_target", pick)
    click(page.panel.save_button)
    rest(office)
    assert proposals[0].name == letter.name
    assert (tmp_path / "另存.pdf").read_bytes() == b"%PDF-1.4 thanks"


def test_it_is_removed_and_comes_back(
    office: MainWindow, page: RatingsPage, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _attach(office, page, letter, monkeypatch)
    click(page.panel.remove_button)
    rest(office)
    assert office.session.records.attachments == ()
    office.session.undo()
    rest(office)
    assert len(office.session.records.attachments) == 1


def test_every_file_of_the_period_leads_to_its_rating(
    office: MainWindow, page: RatingsPage, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _attach(office, page, letter, monkeypatch)
    _choose(page, 5)
    (action,) = page.panel.every.menu().actions()
    assert action.text() == "张伟 团队精神（部门经理）：客户来信 && 回复.pdf"
    action.trigger()
    assert page.view.currentIndex().row() == 2
    office.session.choose(Period.parse("2026Q2"))
    rest(office)
    assert not page.panel.every.isVisible(), "it belongs to the first quarter"


def test_what_cant_be_attached_is_told(
    office: MainWindow, page: RatingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tmp_path / "录像.mp4"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    _attach(office, page, large, monkeypatch)
    assert office.crashes.last is not None
    assert office.crashes.last.windowTitle() == "文件太大，没有附上：最大 5 MB"
    assert office.session.records.attachments == ()
    office.crashes.last.close()


def test_clearing_the_score_takes_the_file_along(
    office: MainWindow, page: RatingsPage, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _attach(office, page, letter, monkeypatch)
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    rest(office)
    assert office.session.records.ratings == ()
    assert office.session.records.attachments == ()
    office.session.undo()
    rest(office)
    assert page.panel.file.text() == "附件：客户来信 & 回复.pdf（15 B）"


def test_a_long_name_keeps_its_beginning_and_its_kind() -> None:
    assert shortened("来信.pdf") == "来信.pdf"
    told = shortened("二〇二六年第一季度客户服务满意度回访记录与表扬信扫描件.pdf")
    assert (len(told), told[:6], told[-4:]) == (LONGEST, "二〇二六年第", ".pdf")


@pytest.mark.parametrize(
    ("size", "told"), [(1023, "1023 B"), (1024, "1 KB"), (1024**2 - 1, "1023 KB"), (1024**2, "1.0 MB"), (LARGEST, "5.0 MB")]
)
def test_a_size_is_told_as_people_do(size: int, told: str) -> None:
    assert size_told(size) == told
