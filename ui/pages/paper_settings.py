"""What stands on every document: the logo, and in which month's payslip a bonus is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QVBoxLayout

from models.period import Grain, Period
from models.setting import LATEST, logo, paid_after
from models.words import _
from ui.parts import beside, button, label, strong
from ui.session import Session
from ui.theme import GAP

if TYPE_CHECKING:
    from ui.settling import Settling

LOGO = QSize(208, 56)
"""Pixels in which the logo is shown, with the edge of its paper."""
EDGE = 6


class Choice(QComboBox):
    """A list that the wheel passes over: what is chosen in it is stored at once."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll instead."""
        event.ignore()


class PaperSettings(QFrame):
    """A card: each choice in it is stored at once, and undone like everything else."""

    def __init__(self, session: Session, settling: Settling) -> None:
        super().__init__()
        self.setObjectName("card")
        self._session, self._settling, self._image = session, settling, b""
        self.logo = QLabel(_("没有标志"))
        self.logo.setObjectName("paper")
        self.logo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.logo.setFixedSize(LOGO)
        self.choose = button(_("选择图片…"), settling.choose_logo, icon="open")
        self.remove = button(_("去掉"), settling.remove_logo, icon="remove", tip=_("单据上不印标志"))
        self.months: dict[Grain, Choice] = {}
        self._examples: dict[Grain, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(6)
        column.addWidget(strong(_("单据")))
        column.addWidget(label(_("标志印在每张单据的左上角；图片最大 1 MB。"), "muted"))
        column.addLayout(beside(self.logo, self.choose, self.remove, None))
        column.addSpacing(GAP)
        column.addWidget(label(_("奖金在期末以后第几个月发，就写进哪个月的工资单。"), "muted"))
        column.addLayout(self._paid())

    def _paid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(GAP)
        grid.setColumnStretch(2, 1)
        names = {Grain.QUARTER: _("季度奖金"), Grain.HALF: _("半年奖金"), Grain.YEAR: _("年度奖金")}
        for row, (grain, name) in enumerate(names.items()):
            choice, example = Choice(), label("", "muted")
            choice.setAccessibleName(_("{bonus}的发放月").format(bonus=name))
            choice.addItems([
                _("期末当月"), *(_("之后第 {n} 个月").format(n=n) for n in range(1, LATEST + 1)),
            ])  # fmt: skip
            choice.activated.connect(partial(self._choose_month, grain))
            self.months[grain], self._examples[grain] = choice, example
            for place, widget in enumerate((label(name), choice, example)):
                grid.addWidget(widget, row, place)
        return grid

    def _choose_month(self, grain: Grain, months: int) -> None:
        if months != paid_after(self._session.records.settings)[grain]:
            self._settling.set_paid_after(grain, months)

    def refresh(self) -> None:
        """Show what is settled."""
        settings = self._session.records.settings
        self._show_logo(logo(settings))
        after, year = paid_after(settings), self._session.period.within(Grain.YEAR)
        for grain, choice in self.months.items():
            first = next(iter(year.split(grain)))
            paid = first.months[-1].shifted(after[grain])
            choice.setCurrentIndex(after[grain])
            self._examples[grain].setText(_example(first, paid))

    def _show_logo(self, image: bytes) -> None:
        self.remove.setEnabled(bool(image))
        if image == self._image:
            return
        self._image = image
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap()
        if pixmap.loadFromData(image):
            room = (LOGO - QSize(2 * EDGE, 2 * EDGE)) * ratio
            smooth = Qt.TransformationMode.SmoothTransformation
            pixmap = pixmap.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            pixmap.setDevicePixelRatio(ratio)
            self.logo.setPixmap(pixmap)
        else:
            self.logo.setText(_("没有标志"))
        self.logo.setAccessibleName(_("标志") if image else _("没有标志"))


def _example(period: Period, paid: Period) -> str:
    said = _("{period}的奖金写进 {month} 的工资单")
    return said.format(period=period.title, month=paid.title)
