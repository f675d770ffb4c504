"""The figures of one result as a tree: each one can be asked why it is so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from calculators.documents.slip.figures import with_thousands
from models.place import Place
from models.results import Component, Detail, KpiResult, Result
from models.words import _
from ui.grid.show import money, points
from ui.theme import strong_font, tokens

if TYPE_CHECKING:
    from calculators.documents.slip_person import Trend

KEY = int(Qt.ItemDataRole.UserRole)
LINE, PLACE = KEY + 1, KEY + 2
HEIGHT = 24
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FigureTree(QTreeWidget):
    """KPIs, score and grade, components with their lines, total; what is missing comes first."""

    asked = Signal(str, str)
    """A figure's key, and the label of the line where it is one of a component's."""
    followed = Signal(object)
    """Where something that is missing is recorded."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("考核结果的各项数字"))
        self.setHeaderLabels([_("项目"), _("数值"), _("满分"), _("依据")])
        self.setRootIsDecorated(True)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for column, width in enumerate((196, 84, 50)):
            self.setColumnWidth(column, width)
        self.currentItemChanged.connect(self._ask)
        self.itemClicked.connect(self._follow)
        self.itemActivated.connect(self._follow)

    def show_result(self, result: Result | None) -> None:
        """Show the figures of a result."""
        item = self.currentItem()
        kept = item.data(0, KEY) if item is not None else ""
        self.blockSignals(True)
        self.clear()
        if result is not None:
            self._missing(result)
            self._kpis(result)
            self._score(result)
            self._money(result)
            self._tables(result)
            self._notes(result)
        self.expandAll()
        self.blockSignals(False)
        self.choose(str(kept or ""))

    def add_trend(self, trend: Sequence[Trend]) -> None:
        """Add the earlier periods, the earliest first."""
        self.blockSignals(True)
        if trend:
            head = self._add(None, (_("走势"), "", "", _("前几期的得分与合计")))
            for earlier in trend:
                score = "" if earlier.score is None else points(earlier.score)
                total = (
                    "" if earlier.total is None else _("合计 {total} 元").format(total=money(earlier.total))
                )
                self._add(head, (earlier.period.title, score, "", total))
            head.setExpanded(True)
        self.blockSignals(False)

    def choose(self, key: str) -> None:
        """Make the figure with that key the current one."""
        for item in self._items():
            if key and item.data(0, KEY) == key:
                self.setCurrentItem(item)
                return

    def _items(self) -> list[QTreeWidgetItem]:
        found, waiting = [], [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            if item is not None:
                found.append(item)
                waiting += [item.child(n) for n in range(item.childCount())]
        return found

    def _ask(self, item: QTreeWidgetItem | None) -> None:
        key = item.data(0, KEY) if item is not None else None
        if item is not None and key:
            self.asked.emit(str(key), str(item.data(0, LINE) or ""))

    def _follow(self, item: QTreeWidgetItem, _column: int) -> None:
        place = item.data(0, PLACE)
        if isinstance(place, Place):
            self.followed.emit(place)

    def _add(self, parent: QTreeWidgetItem | None, texts: tuple[str, ...], key: str = "") -> QTreeWidgetItem:
        item = QTreeWidgetItem(list(texts))
        item.setSizeHint(0, QSize(0, HEIGHT))
        item.setTextAlignment(1, RIGHT)
        item.setTextAlignment(2, RIGHT)
        item.setToolTip(3, texts[3] if len(texts) > 3 else "")
        item.setToolTip(0, texts[0])
        if key:
            item.setData(0, KEY, key)
        if parent is None:
            self.addTopLevelItem(item)
            item.setFont(0, strong_font())
            item.setFont(1, strong_font())
        else:
            parent.addChild(item)
        return item

    def _missing(self, result: Result) -> None:
        colour = QBrush(QColor(tokens().missing_text))
        if result.missing:
            head = self._add(None, (_("还缺"), str(len(result.missing)), "", _("点一项，去那一格")))
            head.setForeground(0, colour)
            for text, place in zip(result.missing, result.places, strict=True):
                item = self._add(head, (text, "", "", ""))
                item.setFirstColumnSpanned(True)
                item.setForeground(0, colour if place is None else QBrush(QColor(tokens().accent)))
                item.setData(0, PLACE, place)

    def _kpis(self, result: Result) -> None:
        if not result.kpis:
            return
        head = self._add(None, (_("考核得分"), points(result.score), _max(result.maximum), ""), "score")
        for kpi in result.kpis:
            text = points(kpi.points) if kpi.assessed else _("不考核")
            self._add(head, (kpi.name, text, _max(kpi.maximum), _basis(kpi)), f"kpi:{kpi.id}")
        for figure in result.adjustments:
            self._add(head, (figure.name, points(figure.points), "", _("加减分")), f"adjustment:{figure.id}")
        for figure in result.subscores:
            self._add(head, (figure.name, points(figure.points), "", _("分项小计")))

    def _score(self, result: Result) -> None:
        if result.grade is not None:
            self._add(None, (_("等级"), result.grade, "", ""), "grade")
        if result.coefficient is not None:
            self._add(None, (_("奖金系数"), f"{result.coefficient:.4f}", "", ""), "coefficient")
        if result.rank is not None:
            of = _("共 {size} 人").format(size=result.team_size) if result.team_size else ""
            self._add(None, (_("名次"), str(result.rank), "", of), "rank")

    def _money(self, result: Result) -> None:
        if not result.has_money:
            return
        head = self._add(None, (_("合计（元）"), money(result.total), "", ""), "total")
        for component in result.components:
            item = self._add(
                head,
                (component.name, money(component.amount), "", _why(component)),
                f"component:{component.id}",
            )
            for line in component.lines:
                texts = (line.label, money(line.amount), "", _details(line.details))
                self._add(item, texts, f"component:{component.id}").setData(0, LINE, line.label)

    def _tables(self, result: Result) -> None:
        """Add further figures of the scheme's own: what is carried over, own completion."""
        for table in result.tables:
            head = self._add(None, (table.title, "", "", ""))
            for row in table.rows:
                told = "　".join(
                    f"{name} {text}" for name, text in zip(table.header[1:], row[1:], strict=True)
                )
                self._add(head, (row[0], "", "", told))

    def _notes(self, result: Result) -> None:
        said = [*(flag.text for flag in result.flags), *result.warnings]
        if said:
            head = self._add(None, (_("提示"), str(len(said)), "", ""))
            for text in said:
                self._add(head, (text, "", "", "")).setFirstColumnSpanned(True)


def _max(value: object) -> str:
    return "" if value is None else f"{value:f}"


def _details(details: tuple[Detail, ...]) -> str:
    return "　".join(f"{detail.label} {with_thousands(detail.text)}" for detail in details)


def _basis(kpi: KpiResult) -> str:
    if kpi.by_hand or not kpi.assessed:
        return _("核定：{reason}").format(reason=kpi.reason)
    return _details((*kpi.raters, *kpi.inputs))


def _why(component: Component) -> str:
    return _("核定：{reason}").format(reason=component.reason) if component.by_hand else component.numbers
