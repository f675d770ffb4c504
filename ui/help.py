"""Help: the manual's section of the page in view, the keys, and whose licences the program is under."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from models.version import VERSION
from models.words import _
from ui.dialogs.dialog import Dialog
from ui.theme import GAP, MARGIN, ROW_HEIGHT

ROOT = Path(__file__).resolve().parent.parent
MANUAL = ROOT / "docs" / "manual.md"
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
FIRST = "开始"
WIDEST = 320
"""Pixels that the names of sections and licences may take up; longer ones are scrolled to."""


@cache
def sections() -> dict[str, str]:
    """Cut the manual into its sections, by their headings."""
    _intro, *parts = HEADING.split(MANUAL.read_text(encoding="utf-8"))
    return {title: text.strip() for title, text in zip(parts[::2], parts[1::2], strict=True)}


def licences() -> dict[str, Path]:
    """Find the licence texts: those of the repository, and in a packaged program those of every library."""
    resources = ROOT / "resources"
    own = {
        _("绩单（MIT）"): ROOT / "LICENSE",
        _("Noto Sans SC（OFL 1.1）"): resources / "fonts" / "OFL.txt",
        _("Qt、PySide6（LGPL 3.0）"): resources / "licences" / "LGPL-3.0.txt",
        _("Qt、PySide6（GPL 3.0）"): resources / "licences" / "GPL-3.0.txt",
        _("拼音首字母（MIT）"): resources / "pinyin" / "LICENSE.txt",
    }
    bundled = sorted(file for file in (ROOT / "licences").rglob("*") if file.is_file())
    further = {str(file.relative_to(ROOT / "licences")): file for file in bundled}
    return {title: file for title, file in (own | further).items() if file.exists()}


class HelpWindow(Dialog):
    """Stands beside the window: sections on the left, what they say on the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("帮助 — 绩单 {version}").format(version=VERSION))
        self.resize(860, 640)
        self._texts = {title: (text, True) for title, text in sections().items()}
        self.list = QListWidget()
        self.list.setAccessibleName(_("帮助的目录"))
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("帮助的内容"))
        self.text.document().setDocumentMargin(MARGIN)
        for title in self._texts:
            self.list.addItem(title)
        for title, file in licences().items():
            name = _("许可证：{title}").format(title=title)
            self._texts[name] = (file.read_text(encoding="utf-8", errors="replace"), False)
            self.list.addItem(name)
        widest = self.list.sizeHintForColumn(0) + GAP
        for row in range(self.list.count()):
            self.list.item(row).setSizeHint(QSize(widest, ROW_HEIGHT))
        self.list.setMinimumWidth(min(widest + 2 * self.list.frameWidth(), WIDEST))
        self.list.currentTextChanged.connect(self._read)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(GAP)
        split.addWidget(self.list)
        split.addWidget(self.text)
        split.setSizes([250, 600])
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(split)

    def open_at(self, title: str) -> None:
        """Show a section, the first one where there is none of that name."""
        titles = list(self._texts)
        self.list.setCurrentRow(titles.index(title) if title in titles else titles.index(FIRST))
        self.show()
        self.raise_()
        self.activateWindow()
        self.text.setFocus()

    def _read(self, title: str) -> None:
        text, is_markdown = self._texts.get(title, ("", True))
        if is_markdown:
            self.text.setMarkdown(f"## {title}\n\n{text}")
        else:
            self.text.setPlainText(text)
        self.text.verticalScrollBar().setValue(0)
