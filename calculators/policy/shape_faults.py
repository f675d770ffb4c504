"""Read the tables of a scheme file; what doesn't fit their shape is said in plain words."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from calculators.policy.hints import hint
from calculators.policy.places import Path
from models.scheme.base import Shape, keys_of, nested
from models.scheme.shape import SchemeShape
from models.words import _


def read_shape(table: Mapping[str, Any]) -> tuple[SchemeShape | None, list[tuple[Path, str]]]:
    """Read the tables' shape; unknown keys are named and left out, so that everything else is still checked.

    Without a shape something else doesn't fit, and nothing further can be checked.
    """
    try:
        return SchemeShape.model_validate(table), []
    except ValidationError as fault:
        errors = _placed(fault, table)
    problems = dict.fromkeys((path, _what(path, [e for p, e in errors if p == path])) for path, _error in errors)
    if any(error["type"] != "extra_forbidden" for _path, error in errors):
        return None, list(problems)
    known = _without(table, {path for path, _error in errors}, ())
    return SchemeShape.model_validate(known), list(problems)


def _placed(fault: ValidationError, table: Mapping[str, Any]) -> list[tuple[Path, Any]]:
    """Find the place of each error; what one kind of value lacks says nothing where another got further."""
    found = [(_place(error, table), error) for error in fault.errors()]
    paths = {path for path, _error in found}
    return [
        (path, error)
        for path, error in found
        if len(path) == len(error["loc"]) or not any(p != path and p[: len(path)] == path for p in paths)
    ]


def _place(error: Any, table: object) -> Path:
    """Cut the marks of kinds of values off a place: it ends at the value, or at the key that is lacking."""
    found: list[int | str] = []
    for part in error["loc"]:
        if (isinstance(table, dict) and part in table) or (isinstance(table, list) and isinstance(part, int)):
            table = table[part]
        elif isinstance(table, list) or error["type"] != "missing":
            continue
        found.append(part)
    return tuple(found)


def _without(value: Any, paths: set[Path], at: Path) -> Any:
    if isinstance(value, dict):
        return {k: _without(v, paths, (*at, k)) for k, v in value.items() if (*at, k) not in paths}
    if isinstance(value, list):
        return [_without(v, paths, (*at, i)) for i, v in enumerate(value)]
    return value


def _what(path: Path, errors: list[Any]) -> str:
    """Say what is wrong at one place; several errors are those of the kinds of values that may stand there."""
    by_type = {error["type"]: error.get("ctx") or {} for error in errors}
    if {"int_type", "string_type"} <= by_type.keys():
        return _("应是公式（加引号）或数字")
    if "list_type" in by_type and isinstance(path[-1], int):
        return _("每一项也要写在方括号里，如 [[16, 15], [8, 10]]")
    for kind in ("literal_error", "finite_number", "greater_than", "int_type"):
        if kind in by_type:
            return _simple(kind, by_type[kind], path)
    return _simple(errors[0]["type"], by_type[errors[0]["type"]], path)


def _simple(kind: str, context: Mapping[str, Any], path: Path) -> str:
    match kind:
        case "missing":
            return _("缺少「{key}」").format(key=path[-1])
        case "extra_forbidden":
            return _unknown(path)
        case "literal_error":
            return _("应是 {choices} 之一").format(choices="、".join(re.findall(r"'([^']+)'", context["expected"])))
        case "string_pattern_mismatch":
            sign = "-" if "-]" in context["pattern"] else "_"
            return _("编号以小写英文字母开头，只用小写字母、数字和 {sign}").format(sign=sign)
        case "too_short" | "too_long":
            wanted = context.get("min_length", context.get("max_length"))
            return _("应有 {n} 项，这里有 {count} 项").format(n=wanted, count=context["actual_length"])
    words = _of_one_value().get(kind)
    return words.format(**context) if words else _("写法不对")


def _of_one_value() -> dict[str, str]:
    return {
        "finite_number": _("应是有限的数字"),
        "int_type": _("应是数字，不加引号"),
        "string_type": _("应是文字，加引号"),
        "string_too_short": _("不能是空的"),
        "string_too_long": _("不能超过 {max_length} 个字"),
        "bool_type": _("应是 true 或 false，不加引号"),
        "list_type": _("应是方括号里的一列；成列的表，表名用两层方括号"),
        "dict_type": _("应是一张表：写在花括号里，或用一层方括号开始"),
        "model_type": _("应是一张表：写在花括号里，或用一层方括号开始"),
        "greater_than": _("应大于 {gt}"),
        "greater_than_equal": _("不能小于 {ge}"),
        "less_than_equal": _("不能大于 {le}"),
    }


def _unknown(path: Path) -> str:
    if len(path) > 1 and path[-1] in dict(keys_of(SchemeShape)):
        return _("不认识「{key}」；它是方案开头的键，要写在第一个方括号以前").format(key=path[-1])
    return _("不认识「{key}」").format(key=path[-1]) + hint(str(path[-1]), _keys(path[:-1]))


def _keys(path: Path) -> Iterator[str]:
    """List the keys that a table knows."""
    model: type[Shape] = SchemeShape
    for part in path:
        if isinstance(part, str):
            inner = nested(dict(keys_of(model))[part].annotation)
            assert inner is not None  # only a table of known shape forbids keys
            model = inner
    yield from dict(keys_of(model))
