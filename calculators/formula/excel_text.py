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


def marginal(value: str, corners: list[str]) -> str:
    """Add up what lies in each band times its rate; starts and rates come in pairs."""
    starts, rates = corners[::2], corners[1::2]
    parts = [
        f"MAX(0,MIN({value},{end})-({start}))*({rate})" if end else f"MAX(0,{value}-({start}))*({rate})"
        for start, end, rate in zip(starts, [*starts[1:], ""], rates, strict=True)
    ]
    return "+".join(parts)


def curve(value: str, points: list[str], results: list[str]) -> str:
    """Read a broken line at a value, from its last corner to its first; a jump has no line to its left."""
    text = results[0]
    for i in range(1, len(points)):
        left, right, low, high = points[i - 1], points[i], results[i - 1], results[i]
        line = f"{low}+({high}-({low}))*({value}-{left})/({right}-{left})"
        beyond = f"IF({value}>={right},{high},"
        # What stands so far holds left of this line; between its corners the line does.
        text = f"{beyond}IF({value}>={left},{line},{text}))" if left != right else f"{beyond}{text})"
    return text
