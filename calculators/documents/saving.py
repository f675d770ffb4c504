"""Put a finished document in its place: whole, or not at all."""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.faults import UserFault, system_reason
from models.words import _

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)


def safe(text: str) -> str:
    """Make a part of a file's name: `_` for what Windows forbids anywhere, at the end, or as a whole."""
    cleaned = _FORBIDDEN.sub("_", text)
    bare = cleaned.rstrip(". ")
    cleaned = bare + "_" * (len(cleaned) - len(bare))
    return f"_{cleaned}" if _RESERVED.match(cleaned) else cleaned


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Hand out a temporary file in the target's folder; it takes the target's place when all went well.

    A target that is open elsewhere, or a folder that can't be written, is a UserFault; nothing is left behind.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise _unwritable(path, error) from error
    part = Path(name)
    try:
        yield part
        part.chmod(0o666 & ~_mask())
        part.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def _mask() -> int:
    """Read the process's file mode mask; there is no other way than to set it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _unwritable(path: Path, error: OSError) -> UserFault:
    return UserFault(
        _("无法写入文件"),
        where=str(path),
        why=system_reason(error),
        remedy=_("请检查文件夹是否存在、是否可写、磁盘是否已满；如果文件正在 Excel、WPS 或阅读器里打开，请先关闭，再试一次。"),
    )
