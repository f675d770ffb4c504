"""What can go wrong through no bug: where, what, why and what to do next."""

import errno
from dataclasses import dataclass

from models.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong in what a person handed in, with its place (`评分!F12`, a file, a field)."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" if self.where else self.what


class UserFault(Exception):
    """A fault a person can mend: place, what happened, why, and the remedy."""

    def __init__(self, what: str, *, where: str = "", why: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.where, self.what, self.why, self.remedy = where, what, why, remedy

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return "\n".join(line for line in (head, self.why, self.remedy) if line)


class InputFault(UserFault):
    """Everything that is wrong in one input; nothing of it was taken."""

    def __init__(self, what: str, problems: tuple[Problem, ...], *, remedy: str = "") -> None:
        super().__init__(what, remedy=remedy)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join((*map(str, self.problems), self.remedy) if self.remedy else map(str, self.problems))


def system_reason(error: OSError) -> str:
    """Say in Chinese why the system refused; what has no words here, or is not English anyway, stays as it came."""
    detail = error.strerror or str(error)
    if not detail.isascii():
        return detail
    said = {
        errno.ENOENT: _("没有这个文件或文件夹。"),
        errno.EACCES: _("没有权限，或正被别的程序占用。"),
        errno.EPERM: _("没有权限，或正被别的程序占用。"),
        errno.EBUSY: _("正被别的程序占用。"),
        errno.EEXIST: _("已经有同名的文件。"),
        errno.EISDIR: _("这里是一个文件夹。"),
        errno.ENOTDIR: _("路径里有一段是文件，不是文件夹。"),
        errno.ENOTEMPTY: _("文件夹不是空的。"),
        errno.EROFS: _("这个磁盘是只读的。"),
        errno.ENOSPC: _("磁盘已满。"),
        errno.ENAMETOOLONG: _("文件名或路径太长。"),
        errno.ELOOP: _("链接绕成了圈。"),
        errno.EIO: _("磁盘读写出错。"),
    }
    return said.get(error.errno or 0) or _("系统的说法：{detail}").format(detail=detail)
