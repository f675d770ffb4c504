"""A new office: who it is and where its file lies."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from models.records import OfficeIdentity
from models.words import _
from ui.dialogs import files
from ui.dialogs.dialog import FormDialog
from ui.parts import beside, button

SUFFIX = ".jidan"


class NewOffice(FormDialog):
    """Company, branch and file; the file's name follows the branch until it is chosen."""

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("新建单位"), _("新建"), parent)
        self._picked = False
        self.company, self.branch, self.file = QLineEdit(), QLineEdit(), QLineEdit()
        for field, name in (
            (self.company, _("公司名称")),
            (self.branch, _("分公司或部门")),
            (self.file, _("文件")),
        ):
            field.setAccessibleName(name)
        self.company.setPlaceholderText(_("印在奖金单上，例如 某某软件有限公司"))
        self.branch.setPlaceholderText(_("例如 南昌分公司"))
        self.form.addRow(_("公司名称"), self.company)
        self.form.addRow(_("分公司或部门"), self.branch)
        self.form.addRow(_("文件"), beside(self.file, button(_("浏览…"), self._browse)))
        self.company.textChanged.connect(lambda _text: self._propose())
        self.branch.textChanged.connect(lambda _text: self._propose())
        self.file.textEdited.connect(lambda _text: self._pick())
        self._propose()

    def _pick(self) -> None:
        self._picked = True

    def _propose(self) -> None:
        """Propose a file named after the branch, in the person's documents."""
        if self._picked:
            return
        name = self.branch.text().strip() or self.company.text().strip() or _("我的单位")
        safe = "".join("_" if sign in '\\/:*?"<>|' else sign for sign in name)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.file.setText(str(Path(folder) / (safe + SUFFIX)))

    def _browse(self) -> None:
        files.pick_target(self, _("新单位的文件"), Path(self.file.text()), files.offices(), self._take)

    def _take(self, path: Path) -> None:
        self._picked = True
        self.file.setText(str(path))

    def accept_form(self) -> None:
        """Hand over who the office is and where."""
        path = Path(self.file.text().strip())
        if not self.company.text().strip() and not self.branch.text().strip():
            self.say_problem(_("请填公司名称或分公司名称"))
        elif not path.name:
            self.say_problem(_("请选一个文件"))
        elif path.exists():
            self.say_problem(_("这个文件已经存在，请换一个名字，或取消后直接打开它"))
        else:
            path = path if path.suffix else path.with_suffix(SUFFIX)
            identity = OfficeIdentity(company=self.company.text().strip(), branch=self.branch.text().strip())
            self.chosen.emit(path, identity)
            self.accept()
