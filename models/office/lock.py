"""One program at a time holds an office file: a lock of the operating system beside it.

The lock (`NAME.lock`) dies with the process that holds it, so a killed program or a lost computer leaves nothing
that would have to be broken. Who holds it is written into `NAME.holder` for the one who comes second.
"""

import getpass
import json
import os
import platform
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from models.faults import UserFault, system_reason
from models.words import _


def user_name() -> str:
    """Name the user of the operating system; empty where it knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


class OfficeLock:
    """The lock on one office file, taken when made; UserFault when another holds it or none can be made."""

    def __init__(self, path: Path) -> None:
        if not path.parent.is_dir():  # filelock would make it
            raise UserFault(
                _("没有这个文件夹"), where=str(path.parent), remedy=_("请检查路径，或先建好文件夹。")
            )
        self._lock_path = path.with_name(path.name + ".lock")
        self._holder_path = path.with_name(path.name + ".holder")
        # Without fallback_to_soft: a lock file that outlives its process would lock the office for ever.
        self._lock: BaseFileLock = FileLock(
            self._lock_path, timeout=0, thread_local=False, fallback_to_soft=False
        )
        try:
            self._lock.acquire()
        except Timeout:
            raise self._held(path) from None
        except OSError as error:
            raise _impossible(path, error) from error
        self._sign()

    def _sign(self) -> None:
        holder = {
            "user": user_name(),
            "computer": platform.node(),
            "since": datetime.now().astimezone().strftime("%Y-%m-%d %H:%M"),
        }
        # Only a courtesy to the second one; the lock holds without it.
        with suppress(OSError):
            self._holder_path.write_text(json.dumps(holder, ensure_ascii=False), encoding="utf-8")

    def _held(self, path: Path) -> UserFault:
        try:
            holder = json.loads(self._holder_path.read_text(encoding="utf-8"))
            why = _("{user} 在电脑 {computer} 上从 {since} 起打开着它。").format(
                user=holder["user"] or _("有人"), computer=holder["computer"], since=holder["since"]
            )
        except (OSError, ValueError, KeyError, TypeError):
            why = _("另一个程序打开着它。")
        return UserFault(
            _("文件正被使用，没有打开"),
            where=str(path),
            why=why,
            remedy=_("请在那边关闭后再打开；一个单位文件同时只能由一个程序使用。"),
        )

    def release(self) -> None:
        """Let go; what lay beside the file is cleared away."""
        with suppress(OSError):
            self._holder_path.unlink(missing_ok=True)
        if os.name != "nt":
            # Safe only while still held: who has waited on the old file sees that it has no name and starts over.
            # Windows can't unlink it now; there filelock does so by itself.
            with suppress(OSError):
                self._lock_path.unlink(missing_ok=True)
        self._lock.release()


def _impossible(path: Path, error: OSError) -> UserFault:
    return UserFault(
        _("不能在这个文件夹里写入，没有打开"),
        where=str(path.parent),
        why=system_reason(error),
        remedy=_("请把文件放到可以写入的文件夹（不是光盘、只读共享或同步中的压缩包）再打开。"),
    )
