"""The third reading of a formula: as a formula of Excel 2016 (also WPS, LibreOffice), without the leading `=`.

Excel counts in binary: (1 − 0.9) ÷ 0.01 is 9.999… there. So whatever is compared, floored, ceiled or rounded is
first ROUND(x,10), and a difference that divides is 0 when it rounds to 0.
"""

from collections.abc import Callable
from fractions import Fraction

from calculators.formula.excel_text import (
    LONGEST_LABEL,
    curve,
    full_months,
    literal,
    marginal,
    nesting,
    quoted,
)
from calculators.formula.sorts import sort_of
from calculators.formula.syntax import (
    BANDS,
    Binary,
    Call,
    Compare,
    Logic,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Text,
    constant,
    left_spine,
    walk,
)
from calculators.formula.values import Sort
from calculators.formula.words import in_words
from models.words import _

Cell = Callable[[Node], str | None]
"""Gives the cell (or literal) that stands for a Name or for a call that looks at time, team or records."""

Lacking = Callable[[Node], bool]
"""Tells of a side of 且 or 或 whether it has no value: then its cell holds an error, and the other side may decide alone."""

LONGEST = 8192
DEEPEST = 64
MOST_ARGUMENTS = 255
GUARD = 10
"""Decimals to which binary figures are mended before they decide anything."""

# How tightly a sign binds; a minus before a figure binds tighter than all of them and stands in brackets.
_ANY, _COMPARED, _SUM, _PRODUCT, _WHOLE = range(5)
_LIKEWISE = {
    "如果": "IF", "最小": "MIN", "最大": "MAX", "绝对值": "ABS", "日期": "DATE", "加月": "EDATE",
    "年": "YEAR", "月": "MONTH", "日": "DAY",
}
"""Functions that take the same in Excel."""
_BINDS = {"+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT}


class NotInExcel(Exception):
    """A formula that Excel can't say; `reason` in words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def in_excel(node: Node, cell: Cell, lacking: Lacking = lambda _part: False) -> str:
    """Write a formula for Excel; NotInExcel where it needs a cell that isn't there, or Excel's limits are passed."""
    text = _Writer(cell, lacking).write(node, _ANY)
    if nesting(text) > DEEPEST:
        raise NotInExcel(_("公式在 Excel 里嵌套超过 {n} 层").format(n=DEEPEST))
    return text


def rounded_in_excel(formula: str, places: int) -> str:
    """Round a formula's figure half-up, mended before."""
    return f"ROUND(ROUND({formula},{GUARD}),{places})"


class _Writer:
    """Writes one formula."""

    def __init__(self, cell: Cell, lacking: Lacking) -> None:
        self.cell, self.lacking = cell, lacking

    def write(self, node: Node, place: int) -> str:
        """Write a part for a place that asks for a sign binding so tightly."""
        text, binds = self._written(node)
        self._measured(text)
        return f"({text})" if binds < place else text

    def _measured(self, text: str) -> None:
        """Refuse what is too long, before it grows further."""
        if len(text) > LONGEST:
            raise NotInExcel(_("公式在 Excel 里超过 {n} 个字符").format(n=LONGEST))

    def _written(self, node: Node) -> tuple[str, int]:
        """Give the text of a part and how tightly it binds."""
        match node:
            case Number(exact):
                return literal(exact), _WHOLE
            case Text(label):
                if len(label) > LONGEST_LABEL:
                    raise NotInExcel(_("文字在 Excel 公式里不能超过 {n} 个字符").format(n=LONGEST_LABEL))
                return quoted(label), _WHOLE
            case Name():
                return self._looked_up(node), _WHOLE
            case Negative(operand):
                return f"(-{self.write(operand, _WHOLE)})", _WHOLE
            case Not(operand):
                return f"NOT({self.write(operand, _ANY)})", _WHOLE
            case Binary():
                return self._chain(node)
            case Compare(operator, left, right):
                return self._compared(operator, left, right)
            case Logic():
                return self._logic(node), _WHOLE
            case Call():
                return self._call(node)

    def _looked_up(self, node: Name | Call) -> str:
        text = self.cell(node)
        if text is None:
            raise NotInExcel(_("「{formula}」没有对应的单元格").format(formula=in_words(node)))
        return f"({text})" if text.startswith("-") else text

    def mended(self, node: Node) -> str:
        """Write a figure that decides something: to 10 decimals, unless it is a number with no more than these."""
        if isinstance(node, Number) and (node.value * 10**GUARD).denominator == 1:
            return literal(node.value)
        return f"ROUND({self.write(node, _ANY)},{GUARD})"

    # -- signs ----------------------------------------------------------------------------------------

    def _chain(self, node: Binary) -> tuple[str, int]:
        first, spine = left_spine(node)
        binds = _BINDS[spine[0].operator]
        text = self.write(first, binds)
        for part in spine:
            tighter = _BINDS[part.operator]
            text = f"({text})" if binds < tighter else text
            right = self._divisor(part.right) if part.operator == "/" else self.write(part.right, tighter + 1)
            text, binds = f"{text}{part.operator}{right}", tighter
            self._measured(text)
        return text, binds

    def _divisor(self, node: Node) -> str:
        """Write what divides; a difference of equal figures is 0 here though binary leaves a crumb of it."""
        if any(isinstance(part, Binary) and part.operator in "+-" for part in walk(node)):
            text = self.write(node, _ANY)
            return f"IF(ROUND({text},{GUARD})=0,0,{text})"
        return self.write(node, _WHOLE)

    def _compared(self, operator: str, left: Node, right: Node) -> tuple[str, int]:
        sign = "<>" if operator == "!=" else operator
        sorts = {sort_of(side, lambda _name: None) for side in (left, right)}
        if sign not in {"=", "<>"} or Sort.NUMBER in sorts:
            return f"{self.mended(left)}{sign}{self.mended(right)}", _COMPARED
        a, b = self.write(left, _SUM), self.write(right, _SUM)
        if any(isinstance(side, Text) and side.value.lower() != side.value.upper() for side in (left, right)):
            same = f"EXACT({a},{b})"  # = takes A for a
            return (same if sign == "=" else f"NOT({same})"), _WHOLE
        if sorts == {None}:
            numbers = f"ROUND({a},{GUARD}){sign}ROUND({b},{GUARD})"
            return f"IF(AND(ISNUMBER({a}),ISNUMBER({b})),{numbers},{a}{sign}{b})", _WHOLE
        return f"{a}{sign}{b}", _COMPARED

    def _logic(self, node: Logic) -> str:
        """Write AND/OR, which look at all sides; nested IF where a side could be an error but the other decides."""
        first, spine = left_spine(node)
        run, operator, fragile = [self.write(first, _ANY)], "", self._fails(first)
        for part in spine:
            right, either = self.write(part.right, _ANY), part.operator == "或"
            left = _joined(operator, run)
            if fragile:
                both = f"IF(IFERROR({left},FALSE),TRUE,IF({right},TRUE,{left}))"
                run, operator = [both if either else f"IF(IFERROR({left},TRUE),IF({right},{left},FALSE),FALSE)"], ""
            elif self._fails(part.right):
                run, operator = [f"IF({left},TRUE,{right})" if either else f"IF({left},{right},FALSE)"], ""
            else:
                run = run if operator in {"", part.operator} else [left]
                run, operator = [*run, right], part.operator
            fragile = fragile or self._fails(part.right)
            self._measured(run[0])
        return _joined(operator, run)

    def _fails(self, side: Node) -> bool:
        return _may_fail(side) or self.lacking(side)

    # -- functions ------------------------------------------------------------------------------------

    def _call(self, node: Call) -> tuple[str, int]:
        arguments = node.arguments
        if len(arguments) > MOST_ARGUMENTS:
            raise NotInExcel(_("「{name}」在 Excel 里最多 {n} 个参数").format(name=node.name, n=MOST_ARGUMENTS))
        if node.name in _LIKEWISE:
            return f"{_LIKEWISE[node.name]}({','.join(self.write(part, _ANY) for part in arguments)})", _WHOLE
        if node.name in _SPECIAL:
            return _SPECIAL[node.name](self, node)
        if node.name in BANDS:
            return self._bands(node), _WHOLE
        return self._looked_up(node), _WHOLE

    def clamp(self, node: Call) -> tuple[str, int]:
        """Keep a figure between two others."""
        value, low, high = (self.write(part, _ANY) for part in node.arguments)
        return f"MAX({low},MIN({high},{value}))", _WHOLE

    def days(self, node: Call) -> tuple[str, int]:
        """Count days: dates are numbers of days."""
        start, end = node.arguments
        return f"{self.write(end, _SUM)}-{self.write(start, _PRODUCT)}", _SUM

    def months(self, node: Call) -> tuple[str, int]:
        """Count full months."""
        return full_months(*(self.write(part, _WHOLE) for part in node.arguments)), _WHOLE

    def days_later(self, node: Call) -> tuple[str, int]:
        """Go days on."""
        return f"{self.write(node.arguments[0], _SUM)}+{self.write(node.arguments[1], _PRODUCT)}", _SUM

    def how_many(self, node: Call) -> tuple[str, int]:
        """Count conditions."""
        return "+".join(f"IF({self.write(part, _ANY)},1,0)" for part in node.arguments), _SUM

    def marginal(self, node: Call) -> tuple[str, int]:
        """Add up bands."""
        return marginal(self.write(node.arguments[0], _SUM), [self.write(part, _PRODUCT) for part in node.arguments[1:]]), _SUM

    def curve(self, node: Call) -> tuple[str, int]:
        """Read a broken line."""
        points = [self.mended(part) for part in node.arguments[1::2]]
        results = [self.write(part, _SUM) for part in node.arguments[2::2]]
        return curve(self.mended(node.arguments[0]), points, results), _WHOLE

    def _bands(self, node: Call) -> str:
        value, *rest = node.arguments
        mended, text = self.mended(value), self.write(rest[-1], _ANY)
        for threshold, result in reversed(list(zip(rest[:-1:2], rest[1::2], strict=True))):
            text = f"IF({mended}{BANDS[node.name]}{self.mended(threshold)},{self.write(result, _ANY)},{text})"
            self._measured(text)
        return text

    def round(self, node: Call) -> tuple[str, int]:
        """Round half-up."""
        places = node.arguments[1] if len(node.arguments) > 1 else Number(Fraction(0), "0")
        exact = constant(places)
        if exact is not None and (exact.denominator != 1 or not -8 <= exact <= 8):
            raise NotInExcel(_("四舍五入的位数须是 -8 到 8 的整数"))
        digits = str(exact) if exact is not None else self.write(places, _ANY)
        return f"ROUND(ROUND({self.write(node.arguments[0], _ANY)},{GUARD}),{digits})", _WHOLE

    def by_unit(self, node: Call) -> tuple[str, int]:
        """Count whole units down or up, also below zero; a unit that isn't above 0 has no answer."""
        value, unit = node.arguments[0], node.arguments[1] if len(node.arguments) > 1 else Number(Fraction(1), "1")
        exact = constant(unit)
        if exact is not None and exact <= 0:
            raise NotInExcel(_("取整单位须大于 0"))
        up = node.name == "向上取整"
        if exact == 1:
            counted = f"ROUND({self.write(value, _ANY)},{GUARD})"
            return (f"(-INT(-{counted}))" if up else f"INT({counted})"), _WHOLE
        size = self.write(unit, _WHOLE)
        counted = f"ROUND({self.write(value, _PRODUCT)}/{size},{GUARD})"
        text = f"(-INT(-{counted}))*{size}" if up else f"INT({counted})*{size}"
        return (text, _PRODUCT) if exact is not None else (f"IF({self.mended(unit)}>0,{text},NA())", _WHOLE)


_SPECIAL: dict[str, Callable[[_Writer, Call], tuple[str, int]]] = {
    "限于": _Writer.clamp, "四舍五入": _Writer.round, "向下取整": _Writer.by_unit, "向上取整": _Writer.by_unit,
    "天数": _Writer.days, "月数": _Writer.months, "加天": _Writer.days_later, "成立数": _Writer.how_many,
    "超额累进": _Writer.marginal, "折线": _Writer.curve,
}
"""Functions that Excel says in another way."""


def _joined(operator: str, parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{'OR' if operator == '或' else 'AND'}({','.join(parts)})"


def _may_fail(node: Node) -> bool:
    """Tell whether a part can come to an error where nothing is missing."""
    return any(
        (isinstance(part, Binary) and part.operator == "/" and constant(part.right) is None)
        or (isinstance(part, Call) and part.name in {"向下取整", "向上取整", "四舍五入"} and not _settled(part))
        for part in walk(node)
    )


def _settled(call: Call) -> bool:
    """Tell whether the unit or the places are written as a number."""
    return len(call.arguments) < 2 or constant(call.arguments[1]) is not None
