"""Read the text of a scheme file, or of its worked cases, as TOML with exact numbers; what is wrong is said in words."""

import re
import tomllib
from decimal import Decimal, InvalidOperation
from typing import Any

from models.words import _

MOST_DIGITS = 15
"""No figure of a scheme file has more digits before the point, or noughts after it."""


class TomlFault(Exception):
    """A file that is no TOML; `line` counts from 1, 0 where it isn't known."""

    def __init__(self, what: str, line: int = 0) -> None:
        super().__init__(what)
        self.what, self.line = what, line

    def place(self, file: str) -> str:
        """Say where in a file it stands."""
        return _("{file} 第 {line} 行").format(file=file, line=self.line) if self.line else file


def read_toml(text: str) -> dict[str, Any]:
    """Read the tables with exact numbers; TomlFault says what is wrong on which line."""
    try:
        return tomllib.loads(text, parse_float=_exact)
    except tomllib.TOMLDecodeError as fault:
        place = re.search(r"\(at line (\d+)", str(fault))
        line = int(place[1]) if place else max(1, len(text.splitlines()))  # else: at end of document
        raise TomlFault(_said(str(fault)), line) from None
    except RecursionError:
        raise TomlFault(_("括号套得太深")) from None
    except _TooLarge as fault:
        line = text[: text.index(fault.text)].count("\n") + 1
        raise TomlFault(_("数字「{text}」太大或太小").format(text=fault.text), line) from None
    except ValueError:  # a whole number of thousands of digits
        raise TomlFault(_("数字太大")) from None


class _TooLarge(ValueError):
    """A number beyond any policy."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def _exact(text: str) -> Decimal:
    """Read a number; infinite ones are left to the shape."""
    try:
        number = Decimal(text)
    except InvalidOperation:  # an exponent of many digits
        raise _TooLarge(text) from None
    if number.is_finite() and number and abs(number.adjusted()) > MOST_DIGITS:
        raise _TooLarge(text)
    return number


def _said(message: str) -> str:
    """Say what tomllib found."""
    for begin, words in (
        ("Invalid value", _("等号右边的写法不对；文字和公式要加英文引号，括号要成对")),
        ("Invalid date", _("没有这一天，或日期的写法不对")),
        ("Expected '='", _("键的后面要有英文的等号 =")),
        ("Expected newline", _("这一行后面多出了内容；引号里还有英文引号的，外面用单引号")),
        ("Cannot overwrite", _("同一个键写了两次；成列的表每次都要写两层方括号，如 [[kpi]]")),
        ("Cannot declare", _("同一张表写了两次")),
        ("Cannot mutate", _("花括号里的表不能再添内容")),
        ("Duplicate inline", _("花括号里同一个键写了两次")),
        ("Unclosed array", _("方括号没有成对")),
        ("Unclosed inline", _("花括号没有成对；里面用英文逗号分开，文字和百分数加引号")),
        ("Unterminated string", _("引号没有成对")),
        ("Illegal character", _("引号没有成对，或有不能用的字符")),
        ("Invalid statement", _("这一行写法不对；中文的键要加引号")),
        ("Invalid initial character", _("键的写法不对；中文的键要加引号；几对方括号的外面还要一层，如 [[16, 15], [8, 10]]")),
        ("Expected ']", _("表名的方括号没有成对")),
        ("Unescaped", _("引号里的反斜杠要写成 \\\\")),
    ):
        if message.startswith(begin):
            return _("不是正确的 TOML：{why}").format(why=words)
    return _("不是正确的 TOML")
