"""What all dialogs owe: a name for everything that takes the keys, the keys in the first field, Esc to leave."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.ui.hands import button, click, go, rest, turn
from tests.workbooks import write_sheets
from ui.dialogs.copy_targets import CopyTargets
from ui.dialogs.dialog import Dialog, FormDialog
from ui.dialogs.messages import CrashMessage, Message
from ui.dialogs.new_office import NewOffice
from ui.dialogs.question import Question
from ui.dialogs.rating_forms import RatingForms
from ui.dialogs.settle import SettleDialog
from ui.dialogs.split_target import SplitTarget
from ui.focus_order import in_order
from ui.help import HelpWindow
from ui.main_window import MainWindow
from ui.mending import MendingList
from ui.pages.results import ResultsPage
from ui.previewing.dialog import PreviewDialog
from ui.schemes.import_dialog import SchemeImport
from ui.schemes.new_scheme import NewScheme

SHARED = {Dialog, FormDialog}
"""What dialogs are made of; never seen by itself."""


def _from_pages(window: MainWindow, folder: Path) -> Iterator[QDialog]:
    """Open what the pages open from what is recorded."""
    results = go(window, "results", ResultsPage)
    results.settle()
    yield window.findChildren(SettleDialog)[-1]
    window.errands.rating_forms.ask()
    rest(window)
    yield window.findChildren(RatingForms)[-1]
    person, month = window.session.records.staff[0].staff_no, window.session.period.months[0]
    row = {"月份": str(month), "对象": person, "指标": "支持售前次数", "数值": 3}
    window.errands.import_path(write_sheets(folder / "in.xlsx", {"月度指标": [row]}))
    rest(window)
    yield window.findChildren(PreviewDialog)[-1]
    wrong = folder / "wrong.toml"
    wrong.write_text('id = "wrong"', encoding="utf-8")
    window.errands.schemes.look_at((wrong,))
    rest(window)
    yield window.findChildren(SchemeImport)[-1]
    window.mending.open_list()
    yield window.mending
    window.show_help()
    assert window.help is not None
    yield window.help


def _by_hand(window: MainWindow, folder: Path) -> Iterator[QDialog]:
    """Open what needs nothing but its words."""
    yield from (
        NewOffice(window),
        SplitTarget(2026, window),
        CopyTargets(2026, 3, 1, window),
        NewScheme(folder, window),
        Question("去掉？", ["一步可以撤销"], "去掉", window),
        Message("说明", [("一句话", "")], "可以复制的文字", window),
        CrashMessage(ValueError("a bug"), folder / "jidan.log", lambda: None, window),
    )


def test_everything_that_takes_the_keys_in_a_dialog_has_a_name(sample: MainWindow, tmp_path: Path) -> None:
    """What a screen reader is told of every button, field and list, in every dialog of the window."""
    nameless, seen = [], set()
    for opened in (_by_hand, _from_pages):
        for dialog in opened(sample, tmp_path):
            dialog.show()
            dialog.activateWindow()
            turn(5)
            seen.add(type(dialog))
            told = [(QAccessible.queryAccessibleInterface(part), part) for part in in_order(dialog)]
            assert told, f"nothing in {type(dialog).__name__} takes the keys"
            nameless += [
                f"{type(dialog).__name__}: {type(part).__name__}"
                for known, part in told
                if not known.text(QAccessible.Text.Name)
            ]
            assert _tab_order(dialog) == [part for _known, part in told], type(dialog).__name__
            dialog.close()
    assert nameless == []
    assert seen == {kind for kind in _kinds(QDialog) if kind.__module__.startswith("ui.")} - SHARED
    assert MendingList in seen
    assert HelpWindow in seen


def _tab_order(dialog: QDialog) -> list[QWidget]:
    """Press Tab until it comes round: from the first widget that stands in the dialog, as the eye goes."""
    next(in_order(dialog)).setFocus()
    seen: list[QWidget] = []
    while dialog.focusWidget() not in seen:
        seen.append(dialog.focusWidget())
        assert dialog.focusNextPrevChild(True)
    return seen


def _kinds(kind: type[QDialog]) -> Iterator[type[QDialog]]:
    for below in kind.__subclasses__():
        yield below
        yield from _kinds(below)


@pytest.mark.parametrize(("key", "closes"), [(Qt.Key.Key_Escape, True), (Qt.Key.Key_Return, False)])
def test_a_form_takes_the_keys_and_is_left_by_them(window: MainWindow, key: Qt.Key, closes: bool) -> None:
    """Esc gives up; Enter is the primary button, here refused with a reason because the company is missing."""
    click(button(window.welcome, "新建单位"))
    dialog = window.findChild(NewOffice)
    assert dialog is not None
    turn(5)
    assert QApplication.focusWidget() is dialog.company
    QTest.keyClick(dialog.company, key)
    assert dialog.isVisible() is not closes
    assert dialog.problem.isVisible() is not closes
    dialog.close()
