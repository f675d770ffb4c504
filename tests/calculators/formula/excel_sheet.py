"""A spreadsheet as plain as can be: it computes and compares binary floats and mends nothing.

Only ROUND looks at decimals, as every spreadsheet's does: it rounds the 15 digits that it would show.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import floor

Cell = float | str | bool | list["Cell"]
"""What a cell holds; a range of cells is a list."""
_WORD = re.compile(r'\s*("(?:[^"]|"")*"|<>|<=|>=|[-+*/=<>(),:]|[0-9]+(?:\.[0-9]+)?|[A-Za-z]+[0-9]*)')
_PLACE = re.compile(r"([A-Z]+)([0-9]+)")


class SheetError(Exception):
    """An error value: #DIV/0!, #N/A or #VALUE!."""


def calculate(formula: str, cells: Mapping[str, Cell | SheetError]) -> Cell:
    """Compute a formula without its leading `=`."""
    sheet = _Sheet(formula, cells)
    value = sheet.compared()
    assert sheet.at == len(sheet.words), formula
    return value()


def _number(value: Cell) -> float:
    if isinstance(value, (str, list)):
        raise SheetError("#VALUE!")
    return float(value)


def _truth(value: Cell) -> bool:
    if isinstance(value, (str, list)):
        raise SheetError("#VALUE!")
    return bool(value)


def _each(compute: Callable[..., Cell], *values: Cell) -> Cell:
    """Compute cell by cell where one of the values is a range, which SUMPRODUCT alone may ask for."""
    lengths = {len(value) for value in values if isinstance(value, list)}
    if not lengths:
        return compute(*values)
    assert len(lengths) == 1
    columns = [value if isinstance(value, list) else [value] * max(lengths) for value in values]
    return [compute(*row) for row in zip(*columns, strict=True)]


def _numbers(sides: "tuple[Value, ...]") -> list[float]:
    """List the numbers of arguments; SUM and its like pass over text and blanks of a range."""
    found: list[float] = []
    for value in (side() for side in sides):
        if isinstance(value, list):
            found += [float(v) for v in value if isinstance(v, float) and not isinstance(v, bool)]
        else:
            found.append(_number(value))
    return found


def _average(*sides: "Value") -> Cell:
    found = _numbers(sides)
    if not found:
        raise SheetError("#DIV/0!")
    return sum(found) / len(found)


def _round(value: float, places: float) -> float:
    digits = Decimal(f"{value:.15g}")
    return float(digits.quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP))


def serial(day: date) -> float:
    """Give the number by which a sheet knows a day."""
    return float((day - date(1899, 12, 30)).days)


def _day(value: Cell) -> date:
    return date(1899, 12, 30) + timedelta(days=_number(value))


def _same_day(day: date, months: int) -> date:
    """Find the same day of a later month, or its last one: day by day down from the 31st."""
    index = day.year * 12 + day.month - 1 + months
    for number in range(day.day, 0, -1):
        try:
            return date(index // 12, index % 12 + 1, number)
        except ValueError:
            continue
    raise AssertionError(day)


def _not_available() -> Cell:
    raise SheetError("#N/A")


Value = Callable[[], Cell]

def _if_error(side: Value, instead: Value) -> Cell:
    try:
        return side()
    except SheetError:
        return instead()


_FUNCTIONS: dict[str, Callable[..., Cell]] = {
    "IF": lambda c, a, b: a() if _truth(c()) else b(),
    "IFERROR": _if_error,
    "AND": lambda *sides: all(_truth(side()) for side in sides),
    "OR": lambda *sides: any(_truth(side()) for side in sides),
    "NOT": lambda side: not _truth(side()),
    "MIN": lambda *sides: min(_numbers(sides)),
    "MAX": lambda *sides: max(_numbers(sides)),
    "SUM": lambda *sides: sum(_numbers(sides), 0.0),
    "COUNT": lambda *sides: float(len(_numbers(sides))),
    "AVERAGE": _average,
    "SUMPRODUCT": lambda *sides: sum(_numbers(sides), 0.0),
    "ABS": lambda side: abs(_number(side())),
    "INT": lambda side: float(floor(_number(side()))),
    "ROUND": lambda side, places: _each(lambda v, p: _round(_number(v), _number(p)), side(), places()),
    "EXACT": lambda a, b: a() == b(),
    "ISNUMBER": lambda side: isinstance(side(), float),
    "DATE": lambda y, m, d: serial(date(int(_number(y())), int(_number(m())), int(_number(d())))),
    "YEAR": lambda side: float(_day(side()).year),
    "MONTH": lambda side: float(_day(side()).month),
    "DAY": lambda side: float(_day(side()).day),
    "EDATE": lambda day, count: serial(_same_day(_day(day()), int(_number(count())))),
    "NA": _not_available,
}


def _order(a: Cell, b: Cell) -> int:
    """Compare as Excel does: numbers before text before yes/no, text without regard to case."""
    ranks = [2 if isinstance(v, bool) else isinstance(v, str) for v in (a, b)]
    if ranks[0] != ranks[1]:
        return ranks[0] - ranks[1]
    if isinstance(a, str) and isinstance(b, str):
        a, b = a.lower(), b.lower()
        return (a > b) - (a < b)
    return (_number(a) > _number(b)) - (_number(a) < _number(b))


_COMPARE: dict[str, Callable[[int], bool]] = {
    "=": lambda o: o == 0, "<>": lambda o: o != 0, "<": lambda o: o < 0,
    "<=": lambda o: o <= 0, ">": lambda o: o > 0, ">=": lambda o: o >= 0,
}


class _Sheet:
    """Reads a formula by descent; each part becomes a function, so that IF computes one branch alone."""

    def __init__(self, formula: str, cells: Mapping[str, Cell | SheetError]) -> None:
        self.words = _WORD.findall(formula)
        assert "".join(self.words) == formula, formula
        self.cells, self.at = cells, 0

    def next(self, *signs: str) -> str:
        """Take the next word if it is one of the signs, else nothing."""
        word = self.words[self.at] if self.at < len(self.words) else ""
        if word and (word in signs or not signs):
            self.at += 1
            return word
        return ""

    def compared(self) -> Value:
        left = self.total()
        while sign := self.next(*_COMPARE):
            left = self._comparison(sign, left, self.total())
        return left

    def _comparison(self, sign: str, left: Value, right: Value) -> Value:
        return lambda: _each(lambda a, b: _COMPARE[sign](_order(a, b)), left(), right())

    def total(self) -> Value:
        left = self.product()
        while sign := self.next("+", "-"):
            left = self._arithmetic(sign, left, self.product())
        return left

    def product(self) -> Value:
        left = self.signed()
        while sign := self.next("*", "/"):
            left = self._arithmetic(sign, left, self.signed())
        return left

    def _arithmetic(self, sign: str, left: Value, right: Value) -> Value:
        def value() -> Cell:
            a, b = _number(left()), _number(right())
            if sign == "/" and b == 0:
                raise SheetError("#DIV/0!")
            return {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b}[sign]()

        return value

    def signed(self) -> Value:
        if self.next("-"):
            operand = self.signed()
            return lambda: _each(lambda v: -_number(v), operand())
        return self.atom()

    def atom(self) -> Value:
        word = self.next()
        if word == "(":
            inner = self.compared()
            assert self.next(")")
            return inner
        if word.startswith('"'):
            label = word[1:-1].replace('""', '"')
            return lambda: label
        if word[0].isdigit():
            return lambda: float(word)
        if word in {"TRUE", "FALSE"}:
            return lambda: word == "TRUE"
        if self.next("("):
            return self._function(word)
        if self.next(":"):
            return self._range(word, self.next())
        return lambda: self._held(word)

    def _range(self, first: str, last: str) -> Value:
        (column, top), (other, bottom) = (_PLACE.fullmatch(word).groups() for word in (first, last))  # type: ignore[union-attr]  # a word of letters and digits
        assert column == other, (first, last)
        return lambda: [self._held(f"{column}{number}") for number in range(int(top), int(bottom) + 1)]

    def _held(self, place: str) -> Cell:
        value = self.cells[place]
        if isinstance(value, SheetError):
            raise value
        return value

    def _function(self, name: str) -> Value:
        arguments = []
        while not self.next(")"):
            arguments.append(self.compared())
            self.next(",")
        return lambda: _FUNCTIONS[name](*arguments)
