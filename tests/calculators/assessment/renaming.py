"""Rename all that is a scheme's own: ids, titles, names, labels, roles, in the files and in the cases."""

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from calculators.policy.library import SHIPPED

TOKEN = re.compile(r"[^\W\d]\w*")
NAMING_TABLES = ("input", "incident", "quantity", "kpi", "adjustment", "subscore", "component")
PAY_ITEMS = ("奖励底薪", "住房补贴")
"""Pay items that a scheme names in a formula alone; 基本工资 is the product's own."""


def files() -> dict[str, dict[str, Any]]:
    """Read every scheme file as it stands."""
    paths = [path for path in sorted(SHIPPED.glob("*.toml")) if not path.name.endswith(".cases.toml")]
    return {path.stem: tomllib.loads(path.read_text("utf-8"), parse_float=Decimal) for path in paths}


def own_words(table: dict[str, Any]) -> Iterator[str]:
    """List a scheme's own names: of what it declares, its grades, choices and roles."""
    for kind in NAMING_TABLES:
        yield from (row["name"] for row in table.get(kind, []))
    grade = table.get("grade", {})
    yield from (label for _threshold, label in grade.get("at_least", []))
    yield from (grade[key] for key in ("otherwise", "critical") if key in grade)
    yield from table.get("raters", {})
    for kpi in table.get("kpi", []):
        yield from kpi.get("choices", {})
        yield from kpi.get("raters", {})


class Renamer:
    """New words for old ones, the same in every file and case."""

    def __init__(self, tables: dict[str, dict[str, Any]]) -> None:
        words = {word for table in tables.values() for word in own_words(table)} | set(PAY_ITEMS)
        self.words = {word: f"改{n}" for n, word in enumerate(sorted(words))}
        self.schemes = {id_: f"renamed-{n}" for n, id_ in enumerate(tables)}
        self.titles = {table["title"]: f"改名方案{n}" for n, table in enumerate(tables.values())}
        rows = [row for table in tables.values() for kind in (*NAMING_TABLES, "flag") for row in table.get(kind, [])]
        ids = {row["id"] for row in rows if "id" in row}
        self.ids = {id_: f"r_{n}" for n, id_ in enumerate(sorted(ids))}

    def word(self, text: str) -> str:
        """Rename one word; what is nobody's own stays."""
        return self.words.get(text, text)

    def formula(self, text: str) -> str:
        """Rename the words of a formula, whole words only."""
        return TOKEN.sub(lambda found: self.word(found[0]), text)

    def file(self, table: dict[str, Any]) -> dict[str, Any]:
        """Rename a whole scheme file."""
        renamed = {key: self._value(key, value) for key, value in table.items() if key not in {"policy", "title", "id"}}
        return {"id": self.schemes[table["id"]], "title": self.titles[table["title"]], **renamed}

    def _value(self, key: str, value: Any) -> Any:
        if isinstance(value, dict):
            keys = {k: self.word(k) if key in {"raters", "choices", "columns"} else k for k in value}
            return {keys[k]: self._value(k, v) for k, v in value.items()}
        if isinstance(value, list):
            return [self._value(key, part) for part in value]
        if not isinstance(value, str):
            return value
        if key in {"id", "kpis"}:
            return self.ids[value]
        if key in {"clause", "text", "unit", "title"}:
            return "无关紧要"
        if key in {"name", "about", "show", "otherwise", "critical"}:
            return self.ids.get(value, self.word(value)) if key == "about" else self.word(value)
        return self.formula(value)

    def row(self, row: dict[str, Any]) -> dict[str, Any]:
        """Rename a row of a case's sheet."""
        naming = {"指标", "考核项", "评分人", "得分", "类型", "项", "工资项"}
        renamed = {self.word(k): self.word(v) if k in naming and isinstance(v, str) else v for k, v in row.items()}
        for column in ("考核方案", "另计方案"):
            scheme = row.get(column)
            if scheme:
                renamed[column] = self.schemes.get(scheme, self.titles.get(scheme, scheme))
        return renamed


def written(table: dict[str, Any]) -> str:
    """Write a table as TOML, each value on a line."""
    return "".join(f"{_key(key)} = {_text(value)}\n" for key, value in table.items())


def _key(key: str) -> str:
    return f'"{key}"'


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(k)} = {_text(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_text, value)) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{value}"
