"""The first screen, the files that come back, and what happens to files that can't be opened."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.period import Period
from models.records import OfficeIdentity
from tests.ui.hands import button, click, rest, type_cell
from ui import app as program
from ui.dialogs import files
from ui.main_window import MainWindow
from ui.pages.staff import StaffPage
from ui.preferences import Preferences


def test_a_first_start_offers_three_ways_to_begin(window: MainWindow) -> None:
    welcome = window.welcome
    assert window.root.currentWidget() is welcome
    assert [b.text() for b in (welcome.new_button, welcome.open_button, welcome.sample_button)] == [
        "新建单位",
        "打开文件",
        "看看示例",
    ]
    assert not welcome.recent.isVisible()
    assert not window.bar.isVisible()


def test_the_sample_opens_with_a_full_office(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        files, "pick_target", lambda _p, _t, proposed, _k, then: then(tmp_path / proposed.name)
    )
    click(window.welcome.sample_button)
    rest(window)
    assert window.root.currentWidget() is window.workspace
    assert len(window.session.records.staff) == 12
    assert window.page.key == "overview"
    assert "12" in window.status.people.text() or "11" in window.status.people.text()


def test_the_last_file_page_and_period_come_back(qtbot: QtBot, sample: MainWindow, tmp_path: Path) -> None:
    sample.picker.shift(-1)
    period = Period.parse("2026Q3")
    rest(sample)
    assert sample.session.period == period
    sample.show_page("results")
    sample.close()
    again = MainWindow(Preferences())
    again.show()
    program.first_steps(again, None)
    rest(again)
    assert again.session.office is not None
    assert again.session.office.path == (tmp_path / "sample.jidan").resolve()
    assert (again.page.key, again.session.period) == ("results", period)
    click(button(again.pages["settings"], "关闭"))
    assert again.root.currentWidget() is again.welcome
    assert again.welcome.recent.count() == 1
    item = again.welcome.recent.item(0)
    again.welcome.recent.itemActivated.emit(item)
    rest(again)
    assert again.root.currentWidget() is again.workspace
    again.close()
    again.deleteLater()


def test_a_damaged_file_is_explained_and_left_alone(window: MainWindow, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.jidan"
    damaged.write_bytes(b"this is no office")
    window.errands.open_path(damaged)
    rest(window)
    message = window.crashes.last
    assert message is not None
    assert message.isVisible()
    assert str(damaged) in "".join(label.text() for label in message.findChildren(type(window.page.heading)))
    assert window.root.currentWidget() is window.welcome
    assert damaged.read_bytes() == b"this is no office"
    message.close()


def test_a_file_that_is_gone_leaves_the_list(window: MainWindow, tmp_path: Path) -> None:
    gone = tmp_path / "gone.jidan"
    window.preferences.add_recent(str(gone))
    window.show_welcome()
    assert window.welcome.recent.count() == 1
    window.errands.open_path(gone)
    rest(window)
    assert window.crashes.last is not None
    window.crashes.last.close()
    assert window.welcome.recent.count() == 0


def test_another_office_that_cant_be_opened_leaves_this_one_open(office: MainWindow, tmp_path: Path) -> None:
    before = office.session.office
    (tmp_path / "damaged.jidan").write_bytes(b"this is no office")
    office.errands.open_path(tmp_path / "damaged.jidan")
    rest(office)
    assert office.session.office is before
    assert office.root.currentWidget() is office.workspace
    assert office.crashes.last is not None
    office.crashes.last.close()
    office.errands.open_path(tmp_path / "office.jidan")
    rest(office)
    assert office.session.office is before, "it is open already"


def test_nothing_unsaved_goes_over_into_another_office(office: MainWindow, tmp_path: Path) -> None:
    office.show_page("staff")
    page = office.page
    assert isinstance(page, StaffPage)
    page.start()
    type_cell(page.people, 0, 0, "A01")
    assert office.status.wrong.text() == "· 1 行未填完"
    office.errands.create(tmp_path / "other.jidan", OfficeIdentity(company="别的公司"))
    rest(office)
    assert page.people.grid.rowCount() == 1
    assert page.people.grid.index(0, 0).data() == ""
    assert not office.status.wrong.isVisible()
