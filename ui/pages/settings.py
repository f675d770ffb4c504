"""设置: who the office is, what stands on its documents, how the window looks, where the file lies."""

from __future__ import annotations

from dataclasses import replace
from os import sep
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.faults import UserFault
from models.words import _
from ui.pages.page import Page
from ui.pages.paper_settings import PaperSettings
from ui.parts import beside, button, card, label, strong
from ui.session import Session
from ui.theme import GAP

if TYPE_CHECKING:
    from ui.errands import Errands

WIDTH, SIDE = 660, 410
"""Pixels that the two columns take at most."""
BREAK = "\u200b"
"""Lets a long path break after a folder."""


class SettingsPage(Page):
    """The office's names and documents, and the theme."""

    key = "settings"
    icon = "settings"
    theme_chosen = Signal(str)

    def __init__(self, session: Session, errands: Errands) -> None:
        super().__init__(session, errands, _("设置"))
        self._shown = ""
        self.company, self.branch = QLineEdit(), QLineEdit()
        self.company.setAccessibleName(_("公司名称"))
        self.branch.setAccessibleName(_("分公司或部门"))
        for field in (self.company, self.branch):
            field.editingFinished.connect(self._store)
        self.file = label("", "muted", wrap=True)
        self.themes = QButtonGroup(self)
        self.papers = PaperSettings(session, errands.settling)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        for width, frames in ((WIDTH, (self._identity(), self.papers)), (SIDE, (self._look(), self._files()))):
            column = QVBoxLayout()
            column.setSpacing(GAP)
            for frame in frames:
                frame.setMaximumWidth(width)
                column.addWidget(frame)
            column.addStretch(1)
            columns.addLayout(column, width)
        columns.addStretch(1)
        self.body.addLayout(columns)

    def _identity(self) -> QWidget:
        form = QFormLayout()
        form.setSpacing(GAP)
        form.addRow(_("公司名称"), self.company)
        form.addRow(_("分公司或部门"), self.branch)
        made = card(strong(_("单位")), label(_("印在每一张奖金单和汇总上。"), "muted"))
        _inside(made, form)
        return made

    def _look(self) -> QWidget:
        choices = {"system": _("跟随系统"), "light": _("浅色"), "dark": _("深色")}
        offered = []
        for value, text in choices.items():
            each = QToolButton()
            each.setObjectName("flat")
            each.setText(text)
            each.setCheckable(True)
            each.setProperty("theme", value)
            each.setAccessibleName(_("外观：{theme}").format(theme=text))
            each.clicked.connect(lambda _checked=False, value=value: self.theme_chosen.emit(value))
            self.themes.addButton(each)
            offered.append(each)
        made = card(strong(_("外观")))
        _inside(made, beside(*offered, None, gap=2))
        return made

    def _files(self) -> QWidget:
        made = card(strong(_("文件")), label(_("所有录入立即保存在这个文件里："), "muted"), self.file)
        errands = self.errands
        _inside(
            made,
            beside(
                button(_("打开另一个…"), errands.open_file, icon="open"),
                button(_("新建单位…"), errands.new_file, icon="new"),
                button(_("关闭"), errands.close_file),
                None,
            ),
        )
        return made

    def show_theme(self, theme: str) -> None:
        """Mark the theme in use."""
        for each in self.themes.buttons():
            each.setChecked(each.property("theme") == theme)

    def refresh(self) -> None:
        """Show the office's names and file."""
        super().refresh()
        self.period_label.setText("")
        office = self.session.office
        if office is None:
            return
        another = office.identity.file_id != self._shown
        self._shown = office.identity.file_id
        for field, text in ((self.company, office.identity.company), (self.branch, office.identity.branch)):
            if another or not field.isModified():
                field.setText(text)
        self.file.setText(str(office.path).replace(sep, sep + BREAK))
        self.papers.refresh()

    def _store(self) -> None:
        office = self.session.office
        if office is None:
            return
        old = office.identity
        company, branch = self._typed(self.company, old.company), self._typed(self.branch, old.branch)
        new = replace(old, company=company, branch=branch)
        if new == old or old.file_id != self._shown:
            return
        try:
            with self.session.change(_("修改单位名称")) as change:
                change.put(new)
        except UserFault as fault:
            self.session.tell_fault(fault)

    @staticmethod
    def _typed(field: QLineEdit, stored: str) -> str:
        """Give what a person typed into a field; one that only had the focus says nothing."""
        if not field.isModified():
            return stored
        field.setModified(False)
        return field.text().strip()


def _inside(frame: QWidget, layout: QLayout) -> None:
    """Put a further row into a card."""
    column = frame.layout()
    if isinstance(column, QVBoxLayout):
        column.addLayout(layout)
