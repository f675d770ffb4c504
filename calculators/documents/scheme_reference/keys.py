"""The keys of a scheme file, table by table: what may stand there, what holds without, what it means."""

from collections.abc import Iterator
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from calculators.documents.scheme_reference.markdown import code, heading, table
from models.scheme.base import Pair, Shape, keys_of, nested
from models.scheme.shape import KpiShape, QuantityShape, SchemeShape

CLAUSE = "clause"
_HEADER = ("键", "写什么", "不写时", "意思")
_PLAIN: dict[frozenset[object], str] = {
    frozenset({str}): "文字",
    frozenset({bool}): "`true` 或 `false`",
    frozenset({int}): "整数",
    frozenset({int, Decimal}): "数字",
    frozenset({int, Decimal, str}): "公式",
    frozenset({int, Decimal, bool, str}): "数字、文字、`true` 或 `false`",
}


def keys() -> Iterator[str]:
    """List the lines about all tables: the head, then each table in the order of the file, then the rules."""
    yield heading("一、键", 2)
    clauses = "、".join(map(code, _with_clause()))
    yield f"`clause` {KpiShape.model_fields[CLAUSE].description}；可以写在 {clauses} 里，下面不再列。"
    yield from _of(SchemeShape, _title(SchemeShape), skip_tables=True)
    for key, field in keys_of(SchemeShape):
        inner = nested(field.annotation)
        if inner is not None:
            yield from _of(inner, f"{code(_bracketed(key, field))} {_title(inner)}")
            yield from _lists_inside(key, inner)
    yield heading("二、规则", 2)
    yield "一个指标（`[[kpi]]`）有且只有一条规则；中间量（`[[quantity]]`）可以用分档、按名称取值、两维表代替公式。"
    for key, rule in _rules():
        yield from _of(rule, f"{code(key)} {_title(rule)}")


def _with_clause() -> Iterator[str]:
    for key, field in keys_of(SchemeShape):
        inner = nested(field.annotation)
        if inner is not None and CLAUSE in inner.model_fields:
            yield key


def _lists_inside(outer: str, shape: type[Shape]) -> Iterator[str]:
    for key, field in keys_of(shape):
        inner = nested(field.annotation)
        if inner is not None and _is_list(field):
            yield from _of(inner, f"{code(f'[[{outer}.{key}]]')} {_title(inner)}")


def _rules() -> Iterator[tuple[str, type[Shape]]]:
    """List each rule with the key that it is written under, and the tables inside a rule."""
    found: dict[type[Shape], str] = {}
    for shape in (KpiShape, QuantityShape):
        for key, field in keys_of(shape):
            rule = nested(field.annotation)
            if rule is not None:
                found.setdefault(rule, key)
                for inside, deeper in keys_of(rule):
                    part = nested(deeper.annotation)
                    if part is not None:
                        found[part] = "`、`".join(filter(None, (found.get(part), inside)))
    yield from ((key, rule) for rule, key in found.items())


def _of(shape: type[Shape], title: str, *, skip_tables: bool = False) -> Iterator[str]:
    yield heading(title, 3)
    fields = ((key, field) for key, field in keys_of(shape) if key != CLAUSE and not (skip_tables and nested(field.annotation)))
    yield from table(_HEADER, (_row(key, field) for key, field in fields))


def _row(key: str, field: FieldInfo) -> tuple[str, ...]:
    examples = "".join(f"。例：{code(example)}" for example in field.examples or ())
    return code(key), kind(field), _default(field), f"{field.description}{examples}"


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "必写"
    if field.default in (None, "", [], {}):
        return "—"
    return code(str(field.default).lower() if isinstance(field.default, bool) else str(field.default))


def kind(field: FieldInfo) -> str:
    """Say what may stand at a key."""
    if any(getattr(part, "pattern", None) for part in field.metadata):
        return "编号"
    return _kind(field.annotation)


def _kind(annotation: Any) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _kind(arguments[0])
    if origin is Literal:
        return "、".join(map(code, arguments))
    if origin in (Union, UnionType):
        given = [part for part in arguments if part is not NoneType]
        plain = _PLAIN.get(frozenset(given))
        return plain or f"{_kind(given[0])}{'，或几个写成一列' * (len(given) > 1)}"
    if origin is list:
        return _list(arguments[0])
    if origin is dict:
        return f'`{{ "名字" = {_kind(arguments[1])} }}`'
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return "一张表 `{ … }`"
    return _PLAIN[frozenset({annotation})]


def _list(inner: Any) -> str:
    if nested(inner) is not None:
        return "几张表"
    if inner == Pair:
        return "几对 `[…，…]`"
    if get_origin(inner) is list:
        return f"几行{_kind(get_args(inner)[0])}"
    return f"一列{_kind(inner)}"


def _is_list(field: FieldInfo) -> bool:
    return get_origin(field.annotation) is list


def _bracketed(key: str, field: FieldInfo) -> str:
    return f"[[{key}]]" if _is_list(field) else f"[{key}]"


def _title(shape: type[Shape]) -> str:
    return str(shape.model_config["title"])
