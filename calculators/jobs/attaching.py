"""Keep files as evidence of ratings inside the office file, and hand them out again."""

from pathlib import Path

from calculators.documents.saving import replacing, safe
from models.attachment import LARGEST, Attachment
from models.faults import UserFault, system_reason
from models.office import Office
from models.rating import Rating
from models.words import _

SEEN_OUTSIDE = frozenset(
    (
        *(".pdf", ".txt", ".csv", ".md", ".eml", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".wps", ".et", ".dps"),
        *(".odt", ".ods", ".odp", ".rtf", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".heic", ".tif", ".tiff"),
        *(".mp3", ".m4a", ".wav", ".amr", ".mp4", ".mov", ".ofd"),
    )
)
"""Kinds of files that are handed to the system's own program; what may run as a program is only ever saved."""


def attach(office: Office, rating: Rating, path: Path) -> Attachment:
    """Keep a file with a rating, in the place of the one before; UserFault where it can't be read or is too large."""
    content = _content(path)
    attachment = Attachment.of(rating, path.name, content)
    with office.change(_("附上文件 {name}").format(name=path.name)) as change:
        change.attach(attachment, content)
    return attachment


def _content(path: Path) -> bytes:
    where = str(path)
    try:
        if path.is_dir():
            raise UserFault(_("这是一个文件夹，不能附上"), where=where, remedy=_("请选择一个文件；多个文件请先打成一个压缩包。"))
        size = path.stat().st_size
        if size > LARGEST:
            raise _too_large(where, size)
        content = path.read_bytes()
    except OSError as error:
        remedy = _("请检查文件还在不在、能不能打开；如果它正在别的程序中打开，请先关闭。")
        raise UserFault(_("读不了这个文件"), where=where, why=system_reason(error), remedy=remedy) from error
    if not content:
        raise UserFault(_("这是空文件，没有附上"), where=where, remedy=_("可能是复制或下载没有完成，请检查。"))
    if len(content) > LARGEST:
        raise _too_large(where, len(content))
    return content


def _too_large(where: str, size: int) -> UserFault:
    tenths = -(-size * 10 // 2**20)  # rounded up: what is above 5 MB never reads 5.0
    why = _("这个文件有 {size} MB。").format(size=f"{tenths // 10}.{tenths % 10}")
    remedy = _("请压缩图片、只留相关的几页，或改附较小的文件。")
    return UserFault(_("文件太大，没有附上：最大 5 MB"), where=where, why=why, remedy=remedy)


def save_attachment(office: Office, attachment: Attachment, target: Path) -> None:
    """Write an attached file out; UserFault where the target can't be written."""
    content = office.content(attachment)
    with replacing(target) as part:
        part.write_bytes(content)


def copy_to_look_at(office: Office, attachment: Attachment, folder: Path) -> Path:
    """Write a read-only copy into a folder for another program to show; UserFault for what might run as a program."""
    if Path(attachment.name).suffix.lower() not in SEEN_OUTSIDE:
        remedy = _("请用“另存为”保存到文件夹，确认来源可靠以后再打开。")
        raise UserFault(_("这种文件不从这里直接打开"), where=attachment.name, remedy=remedy)
    copy = folder / attachment.digest[:16] / safe(attachment.name)
    if not copy.exists():
        copy.parent.mkdir(exist_ok=True)
        save_attachment(office, attachment, copy)
        copy.chmod(0o444)
    return copy
