"""What a person asks the window to do: ways to pages, files opened and closed, workbooks taken in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models.place import Place
from models.records import OfficeIdentity
from models.results import Result
from models.vocabulary import Vocabulary
from models.words import _
from ui import doors
from ui.attaching import Attaching
from ui.dialogs import files
from ui.dialogs.new_office import SUFFIX, NewOffice
from ui.outgoing import Outgoing
from ui.previewing.previews import Previews
from ui.rating_forms import FormErrands
from ui.scheme_errands import SchemeErrands
from ui.session import Session
from ui.settling import Settling
from ui.worker import Cancelled, Progress, Task

if TYPE_CHECKING:
    from models.office import Office


class Errands(QObject):
    """Each errand asks what it must know, then runs as one task; faults go to the one place for them."""

    page_asked = Signal(str)
    place_asked = Signal(object)
    result_asked = Signal(object)
    opened = Signal()
    closed = Signal()
    unopenable = Signal(str)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self.session, self.window = session, window
        self.previews = Previews(session, window, self._run)
        self.attaching = Attaching(session, window, self._run)
        self.outgoing = Outgoing(session, window, self._run, self._written)
        self.settling = Settling(session, window, self._run)
        self.schemes = SchemeErrands(session, window, self._run, self._written)
        self.rating_forms = FormErrands(session, window, self._run, self.previews)

    def go(self, page: str) -> None:
        """Go to a page by its key."""
        self.page_asked.emit(page)

    def go_to(self, place: Place) -> None:
        """Go to the cell where a figure is recorded, in its own period where that isn't the one in view."""
        session, wanted = self.session, place.period
        if wanted is not None and not session.period.covers(wanted):
            fits = wanted.length <= session.period.length
            session.choose(wanted.within(session.period.grain) if fits else wanted)
        self.go(place.sheet)
        self.place_asked.emit(place)

    def show_result(self, result: Result) -> None:
        """Go to a result."""
        self.go("results")
        self.result_asked.emit(result)

    def _run(
        self,
        title: str,
        work: Callable[[Progress], Any],
        then: Callable[[Any], None],
        *,
        cancellable: bool = False,
        unit: str = "",
    ) -> None:
        """Run a task; being cancelled is said in passing, a fault in the dialog for faults."""

        def failed(fault: BaseException) -> None:
            if isinstance(fault, Cancelled):
                self.session.note(_("已取消：{title}").format(title=title))
            else:
                self.session.tell_fault(fault)
            self.session.touch()

        self.session.worker.run(
            Task(title=title, work=work, then=then, failed=failed, cancellable=cancellable, unit=unit)
        )

    # Files.

    def new_file(self) -> None:
        """Ask who the new office is, then make it."""
        dialog = NewOffice(self.window)
        dialog.chosen.connect(self.create)
        dialog.open()

    def create(self, path: Path, identity: OfficeIdentity) -> None:
        """Make a new office and go to its people."""
        self._open(_("新建单位"), path, lambda: doors.create_office(path, identity), "staff")

    def open_file(self) -> None:
        """Ask which office to open."""
        files.pick_file(self.window, _("打开单位"), files.offices(), self.open_path)

    def open_path(self, path: Path) -> None:
        """Open an office."""
        self._open(_("打开 {name}").format(name=path.stem), path, lambda: doors.open_office(path))

    def open_sample(self) -> None:
        """Ask where the sample goes, then make and open it."""
        folder = files.documents()
        names = (_("绩单示例"), *(_("绩单示例 {number}").format(number=number) for number in range(2, 100)))
        proposed = next(file for name in names if not (file := folder / (name + SUFFIX)).exists())
        title = _("示例单位存放在哪里")
        files.pick_target(self.window, title, proposed, files.offices(), self.make_sample)

    def make_sample(self, path: Path) -> None:
        """Make the sample office."""
        self._open(_("准备示例"), path, lambda: doors.sample_office(path), "overview")

    def _open(self, title: str, path: Path, get: Callable[[], Office], page: str = "") -> None:
        """Get an office in the background and show it; the open one is closed only when there is another."""
        open_now = self.session.office
        if open_now is not None and open_now.path == path.resolve():
            self.go("overview")
            return

        def work(_progress: Progress) -> tuple[Office, Vocabulary]:
            office = get()
            try:
                return office, doors.vocabulary(office.records())
            except BaseException:
                office.close()
                raise

        def then(opened: tuple[Office, Vocabulary]) -> None:
            self.session.hold(*opened)
            self.opened.emit()
            if page:
                self.go(page)

        def failed(fault: BaseException) -> None:
            self.unopenable.emit(str(path))
            self.session.tell_fault(fault)

        self.session.worker.run(Task(title=title, work=work, then=then, failed=failed))

    def close_file(self) -> None:
        """Close the office and go back to the first screen."""
        self.session.release()
        self.closed.emit()

    # In.

    def take_in(self) -> None:
        """Ask for a data workbook and take it in."""
        files.pick_file(self.window, _("导入数据工作簿"), files.workbooks(), self.import_path)

    def import_path(self, path: Path) -> None:
        """Preview a data workbook; from there it is taken in, all or nothing."""
        self.previews.read(path)

    def _written(self, path: Path) -> None:
        """Say that a file was written, with the way to its folder."""
        self.session.note(_("已保存 {name}").format(name=path.name), path.parent)
