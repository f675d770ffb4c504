"""Choosing files and folders; each dialog opens without blocking and goes on where something was chosen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from models.words import _

Then = Callable[[Path], None]


def documents() -> Path:
    """Give the folder of a person's documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def offices() -> str:
    """Name the files of offices."""
    return _("绩单文件 (*.jidan)")


def workbooks() -> str:
    """Name workbooks."""
    return _("Excel 工作簿 (*.xlsx)")


def texts() -> str:
    """Name text files."""
    return _("文本文件 (*.txt)")


def papers() -> str:
    """Name documents to print."""
    return _("PDF 文件 (*.pdf)")


def pictures() -> str:
    """Name the pictures that may be a logo."""
    return _("图片 (*.png *.jpg *.jpeg *.gif *.bmp *.tif *.tiff *.webp)")


def tables() -> str:
    """Name tables as plain text."""
    return _("CSV 表格 (*.csv)")


def schemes() -> str:
    """Name scheme files."""
    return _("方案文件 (*.toml)")


def pick_file(parent: QWidget, title: str, kinds: str, then: Then) -> None:
    """Let the person choose a file that exists."""
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, then)


def pick_files(parent: QWidget, title: str, kinds: str, then: Callable[[tuple[Path, ...]], None]) -> None:
    """Let the person choose one or more files that exist."""
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda paths: then(tuple(map(Path, paths))))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def pick_target(parent: QWidget, title: str, proposed: Path, kinds: str, then: Then) -> None:
    """Let the person choose a file to write; the system asks before one is replaced."""
    dialog = QFileDialog(parent, title, str(proposed.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))
    dialog.selectFile(proposed.name)
    _open(dialog, then)


def pick_folder(parent: QWidget, title: str, then: Then) -> None:
    """Let the person choose a folder."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _open(dialog, then)


def show(path: Path) -> None:
    """Hand a file or folder to the system's program for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _open(dialog: QFileDialog, then: Then) -> None:
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
