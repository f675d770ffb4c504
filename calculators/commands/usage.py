"""What argparse says of its own accord, in the program's words; and the types of arguments that commands share."""

import argparse
from pathlib import Path

from models.period import Period
from models.words import _


def speak_usage() -> None:
    """Let argparse look its words up here, instead of in a catalogue of its own."""
    vars(argparse)["_"] = said


def said(words: str) -> str:
    """Give a sentence of argparse's in the program's words; one that is not known stays as it is."""
    return _sentences().get(words, words)


def _sentences() -> dict[str, str]:
    return {
        "usage: ": _("用法："),
        "positional arguments": _("参数"),
        "options": _("选项"),
        "show this help message and exit": _("说明用法"),
        "%(prog)s: error: %(message)s\n": _("%(prog)s：%(message)s\n"),
        "argument %(argument_name)s: %(message)s": _("%(argument_name)s：%(message)s"),
        "the following arguments are required: %s": _("还缺 %s"),
        "one of the arguments %s is required": _("%s 要写其中一个"),
        "unrecognized arguments: %s": _("不认识 %s"),
        "not allowed with argument %s": _("不能与 %s 同时写"),
        "ignored explicit argument %r": _("后面不能写 %r"),
        "expected one argument": _("后面要写一个值"),
        "expected at most one argument": _("后面最多写一个值"),
        "expected at least one argument": _("后面至少写一个值"),
        "ambiguous option: %(option)s could match %(matches)s": _("%(option)s 可能是 %(matches)s，请写全"),
        "invalid choice: %(value)r (choose from %(choices)s)": _("没有 %(value)r，可以写 %(choices)s"),
        "invalid %(type)s value: %(value)r": _("%(value)r 的写法不对"),
    }


def period(text: str) -> Period:
    """Read a period."""
    try:
        return Period.parse(text)
    except ValueError:
        what = _("「{text}」不是期间，应写成 2026-01、2026Q1、2026H1 或 2026").format(text=text)
        raise argparse.ArgumentTypeError(what) from None


def place(text: str) -> Path:
    """Read a file or folder; nothing is not the folder at hand."""
    if not text.strip():
        raise argparse.ArgumentTypeError(_("没有写出文件或文件夹"))
    return Path(text)
