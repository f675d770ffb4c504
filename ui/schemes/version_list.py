"""The list of schemes: a row for each version, with the months it holds for and who is on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from models.words import _
from ui.initials import is_found
from ui.theme import tokens

if TYPE_CHECKING:
    from calculators.jobs.scheme_versions import SchemeVersion

Key = tuple[str, str]
"""Id and month from which a version is in force."""
KEY = int(Qt.ItemDataRole.UserRole)
BELOW, COUNT = KEY + 1, KEY + 2
READ_OUT = int(Qt.ItemDataRole.AccessibleTextRole)
INSET, STEP = 12, 8
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ROW = QStyle.ControlElement.CE_ItemViewItem
ELIDED = Qt.TextElideMode.ElideRight


def key_of(version: SchemeVersion) -> Key:
    """Name a version."""
    return version.file.scheme, version.file.start


def since_of(version: SchemeVersion) -> str:
    """Say for which months a version holds."""
    start, until = version.start, version.until
    if start is None and until is None:
        return _("一直生效")
    if until is None:
        return _("自 {month} 起生效").format(month=start)
    last = until.shifted(-1)
    return _("到 {last} 为止").format(last=last) if start is None else f"{start} – {last}"


class VersionList(QListWidget):
    """Every version of every scheme: those that people are on first, then the office's own, then the others."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("考核方案列表"))
        self.setItemDelegate(TwoLines(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.versions: dict[Key, SchemeVersion] = {}
        self._shown: tuple[tuple[SchemeVersion, ...], dict[Key, int]] | None = None
        self._wanted = ""
        self.currentItemChanged.connect(lambda *_items: self.picked.emit())

    @property
    def version(self) -> SchemeVersion | None:
        """Give the version chosen."""
        row = self.currentRow()
        return self.versions.get(self.item(row).data(KEY)) if row >= 0 else None

    def feed(self, versions: Iterable[SchemeVersion], counts: Mapping[Key, int]) -> None:
        """Show the versions; the one chosen stays chosen."""
        kept, now = self.version, (tuple(versions), dict(counts))
        if now == self._shown:
            return
        self._shown = now
        ordered = sorted(now[0], key=lambda v: (not counts.get(key_of(v)), not v.own))
        self.versions = {key_of(version): version for version in ordered}
        self.blockSignals(True)
        self.clear()
        for key, version in self.versions.items():
            self.addItem(_item(version, counts.get(key, 0)))
        self.blockSignals(False)
        self.filter_rows(self._wanted)
        self.choose(key_of(kept) if kept is not None else None)

    def choose(self, key: Key | None) -> None:
        """Choose a version; where it is gone, another of its scheme, else the first."""
        items = [self.item(row) for row in range(self.count())]
        order = [i for i in items if key and i.data(KEY) == key] + [i for i in items if key and i.data(KEY)[0] == key[0]]
        chosen = next(iter([*order, *items]), None)
        if chosen is not None:
            self.setCurrentItem(chosen)

    def filter_rows(self, text: str) -> None:
        """Show only the schemes that hold a text."""
        self._wanted = text.strip().lower()
        for row in range(self.count()):
            item = self.item(row)
            words = (item.text(), item.data(KEY)[0], item.data(BELOW))
            item.setHidden(bool(self._wanted) and not any(is_found(self._wanted, word) for word in words))


def _item(version: SchemeVersion, count: int) -> QListWidgetItem:
    item = QListWidgetItem(version.title)
    whose = _("本单位") if version.own else _("随程序提供")
    below = _("版本 {version} · {since} · {whose}").format(version=version.version, since=since_of(version), whose=whose)
    people = _("{count} 人").format(count=count) if count else ""
    item.setData(KEY, key_of(version))
    item.setData(BELOW, below)
    item.setData(COUNT, people)
    item.setData(READ_OUT, " ".join(part for part in (version.title, below, people) if part))
    item.setToolTip(f"{version.title}\n{below}")
    return item


class TwoLines(QStyledItemDelegate):
    """Draws a title, how many people at its right, and a muted line below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Take two lines and some air."""
        return QSize(0, 2 * QFontMetrics(option.font).height() + 12)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        title, drawn.text = drawn.text, ""
        QApplication.style().drawControl(ROW, drawn, painter, drawn.widget)
        rect = drawn.rect.adjusted(INSET, 5, -INSET, -5)
        upper = QRect(rect.left(), rect.top(), rect.width(), rect.height() // 2)
        lower = upper.translated(0, upper.height())
        metrics, colours = QFontMetrics(drawn.font), tokens()
        count = str(index.data(COUNT) or "")
        room = upper.width() - (metrics.horizontalAdvance(count) + STEP if count else 0)
        painter.save()
        painter.setFont(drawn.font)
        painter.setPen(QColor(colours.text))
        painter.drawText(upper, LEFT, metrics.elidedText(title, ELIDED, room))
        painter.drawText(upper, RIGHT, count)
        painter.setPen(QColor(colours.muted))
        painter.drawText(lower, LEFT, metrics.elidedText(str(index.data(BELOW)), ELIDED, lower.width()))
        painter.restore()
