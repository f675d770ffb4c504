"""No words are cut: labels, buttons, check boxes, choices, fields, tabs, heads of columns on every page, at 1280×800."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTabBar

from tests.ui.words import button_cut, cut_words, field_cut, label_cut, tabs_cut
from ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]


def test_no_words_are_cut_on_any_page(sample: MainWindow) -> None:
    assert cut_words(sample) == []


def test_none_are_cut_at_150_per_cent(sample_file: Path, tmp_path: Path) -> None:
    """Qt takes its scale when a program starts, so one of its own looks at every page."""
    file = tmp_path / "sample.jidan"
    shutil.copyfile(sample_file, file)
    told = subprocess.run(
        [sys.executable, "-m", "tests.ui.words", str(file)],
        cwd=ROOT, env={**os.environ, "QT_SCALE_FACTOR": "1.5"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (told.returncode, told.stdout.splitlines()) == (0, ["150%"]), told.stderr


def test_the_measure_finds_what_is_cut(dressed: QApplication, window: MainWindow) -> None:
    """A label, a button, a field and a tab that are too narrow are each told; with room for them none is."""
    label, button, field, tabs = QLabel("一二三四五"), QPushButton("一二三四五"), QLineEdit(), QTabBar()
    field.setPlaceholderText("一二三四五")
    tabs.addTab("一二三四五")
    widgets = (label, button, field, tabs)
    for width, expected in ((40, 1), (300, 0)):
        for number, widget in enumerate(widgets):
            widget.setParent(window)
            widget.setGeometry(10, 40 * number, width, 36)
            widget.raise_()
            widget.show()
        told = [label_cut(label), button_cut(button), field_cut(field), tabs_cut(tabs)]
        assert [len(list(said)) for said in told] == [expected] * len(widgets)
