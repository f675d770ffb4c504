"""A new scheme: its id and where its file goes; both files come from the commented template."""

import re
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from models.words import _
from ui.dialogs import files
from ui.dialogs.dialog import FormDialog
from ui.parts import beside, button, label

SUFFIX = ".toml"
ID = re.compile(r"[a-z][a-z0-9-]{0,59}")


class NewScheme(FormDialog):
    """Asks for an id and a file; the file's name follows the id until it is chosen."""

    chosen = Signal(str, object)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(_("新建方案"), _("写出方案文件"), parent)
        self._folder, self._picked = folder, False
        self.scheme_id, self.file = QLineEdit("my-scheme"), QLineEdit()
        self.scheme_id.setAccessibleName(_("方案编号"))
        self.file.setAccessibleName(_("文件"))
        self.form.addRow(_("方案编号"), self.scheme_id)
        self.form.addRow("", label(_("小写英文字母、数字和 -，例如 sales-2026；同一方案的各版编号相同。"), "muted", wrap=True))
        self.form.addRow(_("文件"), beside(self.file, button(_("浏览…"), self._browse)))
        said = _("写出一个带说明的方案文件和它的算例。用记事本改成自己的办法，再“导入方案文件”。")
        self.form.addRow("", label(said, "muted", wrap=True))
        self.scheme_id.textChanged.connect(lambda _text: self._propose())
        self.file.textEdited.connect(lambda _text: self._pick())
        self._propose()

    def _pick(self) -> None:
        self._picked = True

    def _propose(self) -> None:
        if not self._picked:
            self.file.setText(str(self._folder / (self.scheme_id.text().strip() + SUFFIX)))

    def _browse(self) -> None:
        files.pick_target(self, _("方案文件存放在哪里"), Path(self.file.text()), files.schemes(), self._take)

    def _take(self, path: Path) -> None:
        self._pick()
        self.file.setText(str(path))

    def accept_form(self) -> None:
        """Hand over the id and the file."""
        scheme_id, path = self.scheme_id.text().strip(), Path(self.file.text().strip())
        if not ID.fullmatch(scheme_id):
            self.say_problem(_("编号以小写英文字母开头，只用小写字母、数字和 -"))
        elif not path.name:
            self.say_problem(_("请选一个文件"))
        elif path.exists():
            self.say_problem(_("这个文件已经存在，请换一个名字"))
        else:
            self.chosen.emit(scheme_id, path if path.suffix else path.with_suffix(SUFFIX))
            self.accept()
