"""Settle a KPI, a component, or a whole period of a person by hand, with a reason (rules §4)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLineEdit, QWidget

from models.by_hand import WHOLE, ByHand
from models.money import plain
from models.results import Result
from models.vocabulary import SchemeWords, SettleableWord
from models.words import _
from ui.dialogs.dialog import FormDialog
from ui.grid.readers import exact
from ui.grid.show import shown
from ui.parts import label


class SettleDialog(FormDialog):
    """What is settled, its value (or none: 不考核), and why."""

    settled = Signal(object)
    withdrawn = Signal(object)

    def __init__(
        self, result: Result, words: SchemeWords, recorded: tuple[ByHand, ...], parent: QWidget | None = None
    ) -> None:
        title = _("人工核定：{name}，{period}").format(name=result.name, period=result.period.title)
        super().__init__(title, _("保存核定"), parent)
        self._result = result
        self._recorded = {row.item: row for row in recorded}
        self._words = {w.name: w for w in words.settleable if result.period.grain in w.grains}
        self.item = QComboBox()
        self.item.setAccessibleName(_("核定的项"))
        self.item.addItems([*self._words, WHOLE])
        self.value, self.reason = QLineEdit(), QLineEdit()
        self.value.setAccessibleName(_("核定的数值"))
        self.reason.setAccessibleName(_("核定的原因"))
        self.reason.setPlaceholderText(_("必填，打印在奖金单上"))
        self.hint = label("", "muted", wrap=True)
        self.form.addRow(_("项"), self.item)
        self.form.addRow(_("数值"), self.value)
        self.form.addRow("", self.hint)
        self.form.addRow(_("原因"), self.reason)
        self.withdraw_button = self.buttons.addButton(
            _("撤回这项核定"), QDialogButtonBox.ButtonRole.ResetRole
        )
        self.withdraw_button.clicked.connect(self._withdraw)
        self.item.currentTextChanged.connect(self._show_item)
        self._show_item(self.item.currentText())

    def _show_item(self, name: str) -> None:
        """Show what is recorded for the item, and what it may be."""
        recorded = self._recorded.get(name)
        self.value.setText(shown(recorded.value) if recorded else "")
        self.reason.setText(recorded.reason if recorded else "")
        self.withdraw_button.setVisible(recorded is not None)
        self.value.setEnabled(name != WHOLE)
        self.hint.setText(_hint(self._words.get(name)))
        self.say_problem("")

    def accept_form(self) -> None:
        """Hand the row over, or say what is wrong."""
        try:
            row = self._row()
        except ValueError as fault:
            self.say_problem(str(fault))
            return
        self.settled.emit(row)
        self.accept()

    def _row(self) -> ByHand:
        name, text = self.item.currentText(), self.value.text().strip()
        word = self._words.get(name)
        if not self.reason.text().strip():
            raise ValueError(_("请写明原因"))
        if word is not None and not text and word.needs_value:
            raise ValueError(_("「{item}」要有数值").format(item=name))
        value = exact(text, word.low, word.high) if word is not None and text else None
        return ByHand(
            period=self._result.period, staff_no=self._result.staff_no, item=name,
            value=value, reason=self.reason.text().strip(),
        )  # fmt: skip

    def _withdraw(self) -> None:
        recorded = self._recorded.get(self.item.currentText())
        if recorded is not None:
            self.withdrawn.emit(recorded)
        self.accept()


def _hint(word: SettleableWord | None) -> str:
    """Say what may be entered for an item."""
    if word is None:
        return _("整个期间不参加考核（例如休假）：没有得分，与得分有关的奖金为 0")
    if word.kpi:
        return _("0–{high} 分；留空 = 不考核，其余各项按比例折算").format(high=plain(word.high or 0))
    if word.low is None or word.high is None:
        return _("直接定下金额（元）")
    return _("{low}–{high}").format(low=plain(word.low), high=plain(word.high))
