"""Compare what a case expects with what came out, in words that name the figure."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

Row = dict[str, Any]

LISTS = {"kpis": "id", "adjustments": "id", "subscores": "id", "components": "id"}
DECIMALS = {"points": 2, "score": 2, "amount": 2, "total": 2, "coefficient": 4}
BY_DEFAULT = {"by_hand": False, "assessed": True}
"""Keys that results.json leaves out where they say nothing; a strict case takes them so too."""


def differences(expected: Row, got: Row, *, strict: bool = False) -> list[str]:
    """List every figure of a period that is not as expected; what a case doesn't name is free."""
    found = list(_rows("", expected["results"], got["results"], ("staff_no", "scheme", "period"), strict))
    if "summary" in expected:
        found += _rows("summary ", expected["summary"], got["summary"], ("staff_no",), strict)
    return found


def _rows(where: str, expected: list[Row], got: list[Row], key: tuple[str, ...], strict: bool) -> Iterator[str]:
    """Compare two lists of rows in their order, then row by row."""
    wanted = [tuple(str(row[part]) for part in key) for row in expected]
    found = [tuple(str(row[part]) for part in key) for row in got]
    if wanted != found:
        shown = [" ".join(row) for row in wanted], [" ".join(row) for row in found]
        yield f"{where}rows: expected {shown[0]}, got {shown[1]}"
    by_key = dict(zip(found, got, strict=True))
    for row_key, row in zip(wanted, expected, strict=True):
        if row_key in by_key:
            who = " ".join(part for part in row_key if part not in (row.get("scheme"), "None"))
            yield from _row(f"{where}{who} ", row, by_key[row_key], strict)


def _row(where: str, expected: Row, got: Row, strict: bool) -> Iterator[str]:
    """Compare one row, key by key."""
    for key, value in expected.items():
        if key == "mentions":
            yield from _mentions(where, value, got)
        elif key == "flags":
            if value != [flag["id"] for flag in got[key]]:
                yield f"{where}flags: expected {value}, got {[flag['id'] for flag in got[key]]}"
        elif key in LISTS:
            yield from _rows(f"{where}{key}.", value, got[key], (LISTS[key],), strict)
        elif key not in got and key not in BY_DEFAULT:
            yield f"{where.rstrip()}.{key}: expected {value}, but there is none"
        elif (found := got.get(key, BY_DEFAULT.get(key))) != value:
            yield f"{where.rstrip()}.{key}: expected {value}, got {found}"
    if strict:
        for key in BY_DEFAULT.keys() & got.keys() - expected.keys():
            yield f"{where.rstrip()}.{key}: expected none, got {got[key]}"


def _mentions(where: str, expected: dict[str, list[list[str]]], got: Row) -> Iterator[str]:
    """Look for a sentence that holds all the given words, for each list of words."""
    for key, sentences in expected.items():
        for words in sentences:
            if not any(all(word in sentence for word in words) for sentence in got[key]):
                yield f"{where}{key}: nothing mentions {' + '.join(words)} in {got[key]}"


def malformed(whole: Row) -> list[str]:
    """List figures of a results.json that are no decimal string of their decimals, and sums that don't add up."""
    found = []
    for row in whole["results"]:
        where = f"{row['staff_no']} {row['period']}"
        found += [f"{where} {place}: {value!r}" for place, value, good in _figures(row) if not good]
        amounts = [component["amount"] for component in row["components"]]
        total = None if None in amounts else str(sum(map(Decimal, amounts), Decimal("0.00")))
        if total != row["total"]:
            found.append(f"{where} total: {row['total']}, but the components give {total}")
        if (row["status"] == "incomplete") != bool(row["missing"]):
            found.append(f"{where} status: {row['status']} with missing {row['missing']}")
    for row in whole["summary"]:
        totals = [r["total"] for r in whole["results"] if r["staff_no"] == row["staff_no"]]
        total = None if None in totals else str(sum(map(Decimal, totals), Decimal("0.00")))
        if total != row["total"]:
            found.append(f"summary {row['staff_no']} total: {row['total']}, but the results give {total}")
    return found


def _figures(row: Row) -> Iterator[tuple[str, object, bool]]:
    """Give place, value and well-formedness of each figure of a result."""
    parts = [(key, item) for key in LISTS for item in row[key]]
    for place, part in [("", row), *((f"{key}.{item['id']}", item) for key, item in parts)]:
        for key in DECIMALS.keys() & part.keys():
            value = part[key]
            shape = re.compile(rf"(?!-0\.0+$)-?\d+\.\d{{{DECIMALS[key]}}}")
            good = value is None or (isinstance(value, str) and shape.fullmatch(value) is not None)
            yield f"{place}.{key}", value, good
