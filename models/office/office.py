"""The office file: what an office has recorded, and the one door to it."""

import sqlite3
import tempfile
import threading
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Self

from models.attachment import Attachment
from models.faults import UserFault
from models.office import history
from models.office.backup import back_up
from models.office.change import Change
from models.office.connection import connect, disconnect
from models.office.history import ChangeEntry, Kind
from models.office.lock import OfficeLock
from models.office.migrations import migrate
from models.office.opening import look_at, open_checked
from models.office.refusals import broken_links, disk_fault
from models.office.rows.attachment import content_of
from models.office.rows.identity import IDENTITY
from models.office.settling import discard, part_of, settle
from models.office.shelf import Shelf
from models.records import OfficeIdentity, Records
from models.words import _


class Office:
    """An open office file, held alone by this program until it is closed.

    It may be used from several threads: each method waits until a change of another thread has ended, except
    `records`, `identity` and `revision`, which meanwhile give the state before it. Within its own change a thread
    sees what it has changed so far.
    """

    def __init__(self, path: Path, held: ExitStack) -> None:
        """Open a file that was looked at and locked; what `held` holds goes with the office when it is closed."""
        self._path = path
        self._db = open_checked(path)
        held.callback(disconnect, self._db)
        self._turn = threading.RLock()
        self._change: Change | None = None
        self._worker: int | None = None
        self._revision = history.revision(self._db)
        (row,) = IDENTITY.all(self._db)
        self._identity = IDENTITY.noun_of(row)
        self._shelf: Shelf | None = None
        self._held = held.pop_all()

    # ------------------------------------------------------------------ to have one

    @classmethod
    def create(cls, path: Path, identity: OfficeIdentity) -> Self:
        """Make a new office file; UserFault if the file exists or can't be made there."""
        with ExitStack() as held:
            return cls._created(held, path.resolve(), identity)

    @classmethod
    def temporary(cls) -> Self:
        """Make an office file that is thrown away when it is closed."""
        with ExitStack() as held:
            folder = tempfile.TemporaryDirectory(prefix="jidan-", ignore_cleanup_errors=True)
            path = Path(held.enter_context(folder)).resolve() / "office.jidan"
            return cls._created(held, path, OfficeIdentity())

    @classmethod
    def _created(cls, held: ExitStack, path: Path, identity: OfficeIdentity) -> Self:
        held.callback(OfficeLock(path).release)
        if path.exists():
            raise UserFault(
                _("这个文件已经存在，没有新建"),
                where=str(path),
                remedy=_("请换一个文件名，或直接打开它。"),
            )
        _build(path, identity)
        return cls(path, held)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open an office file; whatever may be wrong with it is a UserFault of its own and leaves it as it is."""
        path = path.resolve()
        look_at(path)
        with ExitStack() as held:
            held.callback(OfficeLock(path).release)
            return cls(path, held)

    def close(self) -> None:
        """Close the file and let others have it; closing twice is no fault."""
        with self._turn:
            self._refuse_within_change()
            self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    # ------------------------------------------------------------------ to read it

    @property
    def path(self) -> Path:
        """Where the file lies, links followed."""
        return self._path

    @property
    def identity(self) -> OfficeIdentity:
        """Who the office is."""
        return self._identity

    @property
    def revision(self) -> int:
        """A number that each change raises by one."""
        return self._revision

    def records(self) -> Records:
        """Give all nouns in the order of their keys; the same object until something changes."""
        shelf = self._shelf
        if shelf is not None and self._worker != threading.get_ident():
            return shelf.records
        with self._turn:
            return self._current_shelf().records

    def _current_shelf(self) -> Shelf:
        """Give the committed state, or within a change the state so far."""
        touched = {} if self._change is None else self._change.touched
        if touched and self._shelf is None:
            return Shelf.load(self._db)
        if self._shelf is None:
            self._shelf = Shelf.load(self._db)
        return self._shelf.after(touched) if touched else self._shelf

    def content(self, attachment: Attachment) -> bytes:
        """Give the content of an attached file; UserFault where it is no longer whole."""
        with self._turn:
            found = content_of(self._db, attachment.digest)
        if found is None:
            remedy = _("请从较早的备份里取回它，或移除后重新附上。")
            raise UserFault(_("附件的内容已损坏"), where=attachment.name, remedy=remedy)
        return found

    def changes(self, limit: int = 100) -> tuple[ChangeEntry, ...]:
        """List the last changes, the newest first."""
        with self._turn:
            return history.entries(self._db, limit)

    # ------------------------------------------------------------------ to change it

    @contextmanager
    def change(self, name: str) -> Iterator[Change]:
        """Open a named change; it is kept when the block ends well, and wholly undone by any exception.

        UserFault for links that lead nowhere or a disk that fails; RuntimeError for a change within a change.
        A change that altered nothing leaves no trace.
        """
        with self._recorded(name) as change:
            yield change

    @contextmanager
    def _recorded(self, name: str, kind: Kind = Kind.EDIT, of: int | None = None) -> Iterator[Change]:
        with self._turn:
            self._refuse_within_change()
            with self._disk_faults():
                self._db.execute("BEGIN IMMEDIATE")
                # Links are judged at the end of this transaction, so the order of its rows does not matter.
                self._db.execute("PRAGMA defer_foreign_keys = ON")
            self._change = change = Change(self._db)
            self._worker = threading.get_ident()
            try:
                with self._disk_faults():
                    yield change
                    self._finish(change, name, kind, of)
            except BaseException:
                with suppress(sqlite3.Error):  # the first fault is the one to tell
                    self._db.rollback()
                raise
            finally:
                change.close()
                self._change = self._worker = None

    def _finish(self, change: Change, name: str, kind: Kind, of: int | None) -> None:
        """Write the change down and commit; only then does anybody see it."""
        if not change.touched:
            self._db.rollback()
            return
        number = history.record(self._db, name, change.touched, kind, of)
        shelf = None if self._shelf is None else self._shelf.after(change.touched)
        (row,) = IDENTITY.all(self._db)
        try:
            self._db.execute("COMMIT")
        except sqlite3.IntegrityError as error:
            raise broken_links(self._db, change.removed) from error
        # The revision last: whoever sees the new one finds the new records.
        self._shelf, self._identity, self._revision = shelf, IDENTITY.noun_of(row), number

    def set_identity(self, identity: OfficeIdentity) -> None:
        """Rename company and branch; the file's own id stays."""
        with self.change(_("修改单位名称")) as change:
            change.put(replace(identity, file_id=self._identity.file_id))

    def undo(self) -> str | None:
        """Take back the last change that still stands; give its name, None when there is none."""
        return self._go_back(Kind.UNDO)

    def redo(self) -> str | None:
        """Repeat the change taken back last, unless something else was changed since; give its name."""
        return self._go_back(Kind.REDO)

    def _go_back(self, kind: Kind) -> str | None:
        with self._turn:
            self._refuse_within_change()
            back = kind is Kind.UNDO
            entry = history.undoable(self._db) if back else history.redoable(self._db)
            if entry is None:
                return None
            name = (_("撤销：{name}") if back else _("重做：{name}")).format(name=entry.name)
            with self._recorded(name, kind, entry.id) as change:
                for rows, before, after in history.rows_of_change(self._db, entry.id):
                    key = rows.key_of(before or after or ())
                    change.write(rows, key, before if back else after)
            return entry.name

    def backup(self, target: Path) -> None:
        """Copy the office to another file, checked, with its SHA-256 beside (`verify_backup` reads it)."""
        if target.resolve() == self._path:
            raise UserFault(
                _("备份不能与单位文件同名"), where=str(target), remedy=_("请换一个文件名或文件夹。")
            )
        with self._turn:
            self._refuse_within_change()
            back_up(self._db, target)

    def _refuse_within_change(self) -> None:
        if self._change is not None:
            raise RuntimeError("not within a change")

    @contextmanager
    def _disk_faults(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if fault := disk_fault(error, self._path):
                raise fault from error
            raise


def _build(path: Path, identity: OfficeIdentity) -> None:
    """Make the file beside and give it its name when it is whole."""
    try:
        part = part_of(path)
        try:
            db = connect(part, mode="rwc")
            try:
                migrate(db, 0)
                named = replace(identity, file_id=identity.file_id or uuid.uuid4().hex)
                IDENTITY.store(db, IDENTITY.write(named))
            finally:
                disconnect(db)
            settle(part, path)
        finally:
            discard(part)
    except (OSError, sqlite3.Error) as error:
        raise UserFault(
            _("没有建成新文件"),
            where=str(path),
            why=str(error),
            remedy=_("请检查磁盘的空间和文件夹的权限，或换一个地方。"),
        ) from error
