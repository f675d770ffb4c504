"""The note and the file of the rating that is chosen in the grid."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QSizePolicy, QToolButton, QVBoxLayout

from models.attachment import Attachment
from models.rating import Rating
from models.words import _
from ui.attaching import Attaching
from ui.grid.view import GridView
from ui.pages.ratings_grid import HEAD, RatingGrid, column_key
from ui.parts import beside, label, set_role, strong, tool
from ui.session import Session
from ui.theme import GAP

LONGEST = 26
"""Characters of a file's name that are shown."""


class RatingPanel(QFrame):
    """Says whose rating it is; a note and a file can be given once there is a score."""

    def __init__(self, session: Session, view: GridView, grid: RatingGrid, attaching: Attaching) -> None:
        super().__init__()
        self.setObjectName("card")
        self._session, self._view, self._grid, self._attaching = session, view, grid, attaching
        self._rating: Rating | None = None
        self._attachment: Attachment | None = None
        self.who, self.file = strong(), label("", "muted")
        self.file.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.note = QLineEdit()
        self.note.setAccessibleName(_("评分的备注"))
        self.note.setPlaceholderText(_("备注：为什么这样评"))
        self.note.editingFinished.connect(self._store_note)
        self.add_button = tool(_("附上文件…"), self._add, "attach", words=True)
        self.open_button = tool(_("打开附件"), self._open, "open")
        self.save_button = tool(_("附件另存为…"), self._save, "export")
        self.remove_button = tool(_("移除附件"), self._remove, "remove")
        self.every = QToolButton()
        self.every.setObjectName("flat")
        self.every.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.every.setMenu(QMenu(self.every))
        buttons = (self.add_button, self.open_button, self.save_button, self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(GAP // 2)
        column.addLayout(beside(self.who, None, self.every))
        row = beside(self.note, self.file, *buttons)
        row.setStretch(0, 3)
        row.setStretch(1, 2)
        column.addLayout(row)
        view.selectionModel().currentChanged.connect(lambda *_indexes: self.refresh())

    def refresh(self) -> None:
        """Show the chosen rating."""
        self._rating = self._grid.rating_at(self._view.currentIndex())
        rating, files = self._rating, self._grid.attachments
        self._attachment = None if rating is None else next((a for a in files if a.belongs_to(rating)), None)
        self._say(self._title())
        rated, attached = self._rating is not None, self._attachment is not None
        self.note.setEnabled(rated)
        self.add_button.setEnabled(rated)
        self.add_button.setText(_("换一个文件…") if attached else _("附上文件…"))
        for made in (self.open_button, self.save_button, self.remove_button):
            made.setVisible(attached)
        self._offer_every()

    def _title(self) -> str:
        """Name the chosen cell by person, item and rater; "" where nothing is rated there."""
        index = self._view.currentIndex()
        if not index.isValid() or index.column() < HEAD or index.column() in self._grid.rows[index.row()].locked:
            return ""
        row = self._grid.rows[index.row()]
        return " · ".join((row.texts[1], row.texts[3], self._grid.columns[index.column()].title))

    def _say(self, title: str) -> None:
        rating, attachment = self._rating, self._attachment
        self.who.setText(title or _("选一个得分，可以写备注、附上一个文件"))
        if not self.note.isModified() or rating is None:
            self.note.setText((rating.note or "") if rating else "")
        said = _("没有附件") if rating else (_("先录入得分，才能写备注、附文件") if title else "")
        if attachment is not None:
            size = size_told(attachment.size)
            said = _("附件：{name}（{size}）").format(name=shortened(attachment.name), size=size)
        self.file.setText(said)
        self.file.setToolTip(attachment.name if attachment else said)
        set_role(self.file, "" if attachment is not None else "muted")

    def _offer_every(self) -> None:
        """Offer every file of the period as a way to its rating."""
        attachments = self._grid.attachments
        self.every.setVisible(bool(attachments))
        self.every.setText(_("本期附件 {count} 个").format(count=len(attachments)))
        self.every.menu().clear()
        names = {person.staff_no: person.name for person in self._session.records.staff}
        for attachment in attachments:
            text = _("{who} {kpi}（{rater}）：{name}").format(
                who=names.get(attachment.staff_no, ""), kpi=attachment.kpi, rater=attachment.rater, name=attachment.name
            )
            self.every.menu().addAction(text.replace("&", "&&"), partial(self._go_to, attachment))

    def _go_to(self, attachment: Attachment) -> None:
        row = (attachment.staff_no, attachment.kpi, str(attachment.period))
        found = self._grid.find(row, column_key(attachment.rater, attachment.number))
        if found.isValid():
            self._view.setCurrentIndex(found)
            self._view.setFocus()

    def _store_note(self) -> None:
        """Store what was typed."""
        rating, text = self._rating, self.note.text().strip() or None
        self.note.setModified(False)
        if rating is not None and text != rating.note:
            with self._session.change(_("修改评分的备注")) as change:
                change.put(replace(rating, note=text))

    def _add(self) -> None:
        if self._rating is not None:
            self._attaching.add(self._rating)

    def _open(self) -> None:
        if self._attachment is not None:
            self._attaching.look_at(self._attachment)

    def _save(self) -> None:
        if self._attachment is not None:
            self._attaching.save(self._attachment)

    def _remove(self) -> None:
        if self._attachment is not None:
            self._attaching.remove(self._attachment)


def shortened(name: str) -> str:
    """Leave the middle of a long name out: its beginning says what it is, its end which kind of file."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 10]}…{name[-9:]}"


def size_told(size: int) -> str:
    """Say a size as people do: 830 B, 12 KB, 3.4 MB."""
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{size // 1024} KB"
    tenths = size * 10 // 1024**2
    return f"{tenths // 10}.{tenths % 10} MB"
