"""What a formula that can't be read tells its writer."""

import re
from typing import Any

from lark import Token, UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from calculators.formula.functions import FUNCTIONS, canonical
from models.words import _


class FormulaFault(Exception):
    """A formula that can't be read; `column` counts from 1."""

    def __init__(self, what: str, column: int = 1) -> None:
        super().__init__(what)
        self.what, self.column = what, column


def explained(fault: UnexpectedInput, text: str) -> FormulaFault:
    """Say in the writer's words what is wrong at which character."""
    if isinstance(fault, UnexpectedToken) and fault.token.type == "$END":
        return FormulaFault(_unfinished(text), len(text) + 1)
    if isinstance(fault, UnexpectedToken):
        column = _column(fault)
        begins = fault.token.type in {"NAME", "NUMBER", "TEXT", "QUOTED", "NOT"}
        why = (_without_brackets(text[: column - 1]) if begins else "") or _misplaced(fault.token, fault.accepts)
        return FormulaFault(_at(column, str(fault.token), why), column)
    assert isinstance(fault, UnexpectedCharacters)  # lark knows no third kind
    column = _column(fault)
    sign = text[column - 1]
    return FormulaFault(_at(column, sign, _foreign(sign)), column)


def _without_brackets(before: str) -> str:
    """Say how a function is written, where its name stands right before; "" where none does."""
    word = re.search(r"(\w+)\s+$", before)
    function = FUNCTIONS.get(canonical(word[1])) if word else None
    if function is None:
        return ""
    return _("函数的参数写在括号里：{name}({parameters})").format(name=function.name, parameters="，".join(function.parameters))


def _column(fault: Any) -> int:
    return int(fault.pos_in_stream) + 1  # declared as None by lark, an int wherever a text was read


def _at(column: int, word: str, why: str) -> str:
    return _("第 {n} 个字符「{word}」处：{why}").format(n=column, word=word, why=why)


def _unfinished(text: str) -> str:
    if not text.strip():
        return _("公式是空的")
    opened = sum(text.count(sign) for sign in "(（") - sum(text.count(sign) for sign in ")）")
    if opened > 0:
        return _("公式没有写完，少 {n} 个右括号").format(n=opened)
    return _("公式没有写完，最后缺一个数或名字")


def _misplaced(token: Token, accepts: set[str]) -> str:
    """Tell why a word of the language may not stand here."""
    operand = "NAME" in accepts
    if accepts <= {"COMPARE"}:
        return _banding()
    match token.type:
        case "COMPARE" if not operand:
            return _("比较不能连写，请写成「1 ≤ 甲 且 甲 ≤ 5」")
        case "_COMMA" if not operand:
            return _("逗号只用来分开函数的参数；数字里不写千分位逗号")
        case "_CLOSE" if not operand:
            return _("多了一个右括号")
        case "OTHERWISE":
            return _("「否则」只用在「如果」的第三个参数和分档的最后")
        case "_COLON" | "_ARROW":
            return _banding()
        case "NAME" if not operand and str(token) in {"x", "X"}:
            return _("乘号请写 × 或 *")
        case "NAME" | "NUMBER" | "TEXT" | "QUOTED" | "_OPEN" | "NOT" if not operand:
            return _("它前面少了运算符；单位只认 % ‰ 万 亿，带空格或符号的名字请写成「名字」")
        case _:
            return _("这里应是一个数、一个名字或一个括号")


def _banding() -> str:
    return _("分档请写成「值：≥ 16 → 15，≥ 8 → 10，否则 → 0」，放在算式里时加括号")


def _foreign(sign: str) -> str:
    """Tell what to write instead of a sign that the language doesn't know."""
    for signs, why in (
        ("^", _("没有乘方，请连乘")),
        ("\"“”'‘’", _('引号没有成对；文字请写成 "优秀" 或 “优秀”')),
        ("「」", _("「」没有成对；带空格或符号的名字请写成「名字」")),
        ("&|", _("请用「且」「或」")),
        ("!！", _("请用「非」或「≠」")),
        (".．", _("小数点前后都要有数字，例如 0.5")),
        ("[]{}【】", _("请用圆括号")),
        ("%％", _("百分号只跟在数字后面；名字里有它的请写成「名字」")),
        (";；", _("参数之间请用逗号")),
    ):
        if sign in signs:
            return why
    return _("这个符号不能用在公式里")
