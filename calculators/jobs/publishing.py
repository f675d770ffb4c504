"""Put several documents into a folder: all of them, or none."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from errno import EISDIR
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, TypeVar

from models.faults import UserFault, system_reason
from models.words import _

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class Several(Protocol[T_co]):
    """Things one after the other, whose number is known."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[T_co]: ...


def write_each(
    folder: Path,
    things: Several[T],
    write: Callable[[Path, T], object],
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> tuple[Path, ...]:
    """Write the document of each thing and give the files in the order of their names; none where it was cancelled.

    `write` takes a folder of its own: nothing reaches the one that is asked for until all are whole.
    """
    with staging(folder) as staged, ExitStack() as undo:
        for done, thing in enumerate(things, start=1):
            if cancelled and cancelled():
                return ()
            write(staged, thing)
            if progress:
                progress(done, len(things))
        if cancelled and cancelled():
            return ()
        files = publish(staged, folder, undo)
        undo.pop_all()
    return files


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """Give a folder on the same disk whose content is moved to `out` at the end; folders made for nothing go again.

    What the system refuses is a UserFault.
    """
    made = [folder for folder in (out, *out.parents) if not folder.exists()]
    try:
        _make_folder(out)
        with TemporaryDirectory(dir=out, prefix=".jidan-") as folder:
            yield Path(folder)
    except OSError as fault:
        raise UserFault(
            _("写不进这个文件夹，什么也没有改变"),
            where=str(fault.filename2 or fault.filename or out),
            why=system_reason(fault),
            remedy=_("如果文件正在 Excel、WPS 或阅读器里打开，请先关闭，再做一次。"),
        ) from fault
    finally:
        for empty in made:
            with suppress(OSError):  # not empty: something was published, or stood there meanwhile
                empty.rmdir()


def publish(staged: Path, out: Path, undo: ExitStack) -> tuple[Path, ...]:
    """Move every file of the staging folder to its place in `out`; `undo` puts back what stood there before."""
    files, aside = [], staged / ".before"
    for number, path in enumerate(sorted(p for p in staged.rglob("*") if p.is_file())):
        target = out / path.relative_to(staged)
        if not target.parent.exists():
            _make_folder(target.parent)
            undo.callback(target.parent.rmdir)
        if target.is_dir():
            raise IsADirectoryError(EISDIR, _("这里已有同名的文件夹"), str(target))
        if target.exists():
            aside.mkdir(exist_ok=True)
            undo.callback(target.replace(aside / str(number)).replace, target)
        path.replace(target)
        undo.callback(target.unlink)
        files.append(target)
    return tuple(files)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise UserFault(
            _("不能建立文件夹"), where=str(folder), why=system_reason(fault), remedy=_("请另选一个可以写入的文件夹。")
        ) from fault
