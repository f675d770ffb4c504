"""Small pieces of Excel formulas: numbers, labels, months; how deep functions stand in functions."""

from fractions import Fraction

from models.money import plain

LONGEST_LABEL = 255


def literal(exact: Fraction) -> str:
    """Write a number: as it is where it ends, else as a division."""
    text = plain(exact)
    if text.endswith("…"):
        return f"({exact.numerator}/{exact.denominator})"
    return f"({text})" if exact < 0 else text


def quoted(label: str) -> str:
    """Write a label, of LONGEST_LABEL characters at most."""
    doubled = label.replace('"', '""')
    return f'"{doubled}"'


def nesting(text: str) -> int:
    """Count how deep functions stand in functions."""
    deepest = depth = 0
    opened: list[bool] = []
    quoted = False
    for before, sign in zip(" " + text, text, strict=False):
        quoted ^= sign == '"'
        if quoted:
            continue
        if sign == "(":
            opened.append(before.isalpha())
            depth += opened[-1]
            deepest = max(deepest, depth)
        elif sign == ")":
            depth -= opened.pop()
    return deepest


def full_months(start: str, end: str) -> str:
    """Count the full months between two cells; below zero where the other is the earlier one."""
    return f"IF({end}<{start},-({_months(end, start)}),{_months(start, end)})"


def _months(start: str, end: str) -> str:
    return f"(YEAR({end})-YEAR({start}))*12+MONTH({end})-MONTH({start})-IF(DAY({end})<DAY({start}),1,0)"
