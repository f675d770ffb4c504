"""One person's result in front of the others: who it is, its charts, the way back and to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from models.drawing import Drawing
from models.results import Result
from models.words import _
from ui.chart import ChartView
from ui.grid.show import money, points
from ui.parts import beside, label, strong, tool
from ui.theme import GAP

CHART = 200


class PersonPanel(QWidget):
    """Stands where the list of results stood, until one goes back to it."""

    back_asked = Signal()
    step_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.back = tool(_("全部人员（Esc）"), self.back_asked.emit, "previous", words=True)
        self.name, self.about = strong("", 12), label("", "muted")
        self.earlier = tool(_("上一个"), lambda: self.step_asked.emit(-1), "previous")
        self.later = tool(_("下一个"), lambda: self.step_asked.emit(1), "next")
        self.chart = ChartView(_("得分与走势"), CHART)
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(beside(self.back, self.name, self.about, None, self.earlier, self.later))
        column.addWidget(self.chart, 1)

    def show_result(self, result: Result) -> None:
        """Say whose result it is; its charts follow."""
        self.name.setText(f"{result.staff_no} {result.name}")
        said = [result.department, result.post, result.scheme_title, result.period.title]
        if result.score is not None:
            said.append(_("得分 {score}").format(score=points(result.score)))
        said.append(result.grade or "")
        if result.has_money:
            said.append(_("合计 {total} 元").format(total=money(result.total)))
        self.about.setText(" · ".join(part for part in said if part))

    def show_charts(self, drawings: Sequence[Drawing]) -> None:
        """Show the charts."""
        self.chart.show_drawings(drawings)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)
