"""Which rating forms are written: for each rater whether, how many, and who stands on one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from models.period import Period
from models.rating_form import RaterPlan, Split
from models.words import _
from ui.dialogs.dialog import FormDialog
from ui.parts import label
from ui.theme import ROW_HEIGHT
from ui.ticks import TickDelegate

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
CENTRED = Qt.AlignmentFlag.AlignCenter
RATER, PEOPLE, ITEMS, SPLIT, COPIES, FORMS = range(6)
MOST_COPIES, MOST_SHOWN = 99, 10


class RatingForms(FormDialog):
    """A row for each rater's role; what is ticked is written, as a workbook and on paper."""

    chosen = Signal(tuple)

    def __init__(self, plans: tuple[RaterPlan, ...], period: Period, parent: QWidget | None = None) -> None:
        super().__init__(_("{period}的评分表").format(period=period.title), _("写到文件夹…"), parent)
        self._plans = list(plans)
        said = _("每张只有这位评分人要评的人和考核项，没有工资，也没有别人的评分。填好后用“合并评分表”收回来。")
        self.form.addRow(label(said, "muted", wrap=True))
        self.table = QTableWidget(len(plans), 6)
        self.table.setAccessibleName(_("评分人"))
        self.table.setHorizontalHeaderLabels([_("评分人"), _("人数"), _("考核项"), _("怎样分"), _("每组几份"), _("张数")])
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT + 4)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setItemDelegateForColumn(RATER, TickDelegate(self.table))
        for row, plan in enumerate(plans):
            self._add(row, plan)
        self.form.addRow(self.table)
        self.total = label("", "muted")
        self.form.addRow(self.total)
        self.table.itemChanged.connect(lambda _item: self._count())
        self._shape()
        self._count()

    def _shape(self) -> None:
        across = self.table.horizontalHeader()
        across.setSectionResizeMode(RATER, QHeaderView.ResizeMode.Stretch)
        for column, width in ((PEOPLE, 60), (ITEMS, 70), (SPLIT, 150), (COPIES, 90), (FORMS, 60)):
            self.table.setColumnWidth(column, width)
        rows = min(len(self._plans), MOST_SHOWN)
        self.table.setMinimumHeight((ROW_HEIGHT + 4) * rows + across.sizeHint().height() + 4)
        self.setMinimumWidth(720)

    def _add(self, row: int, plan: RaterPlan) -> None:
        """Show a plan; its copies and its split can be changed."""
        name = QTableWidgetItem(plan.rater)
        name.setFlags(FIXED | Qt.ItemFlag.ItemIsUserCheckable)
        name.setCheckState(CHECKED)
        self.table.setItem(row, RATER, name)
        for column, number in ((PEOPLE, plan.people), (ITEMS, plan.items), (FORMS, plan.forms)):
            item = QTableWidgetItem(str(number))
            item.setFlags(FIXED)
            item.setTextAlignment(CENTRED)
            self.table.setItem(row, column, item)
        split = QComboBox()
        split.setAccessibleName(_("{rater}怎样分").format(rater=plan.rater))
        for kind, words in splits().items():
            split.addItem(words, kind)
        split.setCurrentIndex(split.findData(plan.split))
        split.currentIndexChanged.connect(lambda _index: self._change(row, split=Split(split.currentData())))
        copies = QSpinBox()
        copies.setAccessibleName(_("{rater}每组几份").format(rater=plan.rater))
        copies.setToolTip(_("几个人都以这个身份评分时（例如几位同事），每人一份，带序号"))
        copies.setRange(1, MOST_COPIES)
        copies.setValue(plan.copies)
        copies.valueChanged.connect(lambda value: self._change(row, copies=value))
        self.table.setCellWidget(row, SPLIT, split)
        self.table.setCellWidget(row, COPIES, copies)

    def _change(self, row: int, **asked: object) -> None:
        self._plans[row] = replace(self._plans[row], **asked)  # type: ignore[arg-type]  # fields of the plan
        forms = self.table.item(row, FORMS)
        if forms is not None:
            forms.setText(str(self._plans[row].forms))

    def plans(self) -> tuple[RaterPlan, ...]:
        """Give the plans that are ticked."""
        items = (self.table.item(row, RATER) for row in range(len(self._plans)))
        ticked = (item is not None and item.checkState() == CHECKED for item in items)
        return tuple(plan for plan, wanted in zip(self._plans, ticked, strict=True) if wanted)

    def _count(self) -> None:
        forms = sum(plan.forms for plan in self.plans())
        self.total.setText(_("共 {count} 张，每张一个工作簿、一份纸质（PDF）").format(count=forms))
        self.done_button.setEnabled(forms > 0)

    def accept_form(self) -> None:
        """Hand the ticked plans over."""
        self.chosen.emit(self.plans())
        self.accept()


def splits() -> dict[Split, str]:
    """Say who may stand on one form."""
    return {
        Split.TOGETHER: _("全部人一张"),
        Split.DEPARTMENT: _("每个部门一张"),
        Split.PERSON: _("每人一张"),
    }
