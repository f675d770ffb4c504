"""Check the lists of records that a scheme declares: names, columns, bounds, what counts for a blank cell."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from calculators.assessment.builtins import BUILTINS
from calculators.assessment.lines import BY_TITLE, RECORD_FIELDS
from calculators.policy.compile_list import default_of
from models.intake.labels import alike
from models.intake.sheets import GUIDE, LISTS, NAME, REMOVE, SHEETS
from models.scheme.record_shapes import ListColumnShape, ListShape
from models.scheme.shape import SchemeShape
from models.vocabulary import FIGURES, ColumnKind
from models.words import _

Found = Iterator[tuple[str, str]]

_SHEETS = {alike(name) for name in (*(sheet.name for sheet in SHEETS), GUIDE, LISTS)}
_RECORDS = {*RECORD_FIELDS, *BY_TITLE}
_RESERVED = {"工号", "月份", NAME, REMOVE, "评分", "合计"}
"""Columns that every list's sheet may have, and words that mean something else in formulas."""
_LONGEST_SHEET, _NOT_IN_SHEETS = 31, set("[]:*?/\\")
_BEGINS_FORMULA = ("=", "+", "-", "@")


def check_lists(shape: SchemeShape) -> Found:
    """List what is wrong with the lists, each with its key."""
    taken = {i.name for i in shape.input} | {q.name for q in shape.quantity}
    for name in _repeated(entry.name for entry in shape.lists):
        yield f"list.{name}", _("「{name}」用了不止一次").format(name=name)
    for entry in shape.lists:
        key = f"list.{entry.name}"
        yield from ((key, what) for what in _named(entry))
        yield from _dated(key, entry)
        for name in _repeated(column.name for column in entry.column):
            yield f"{key}.column.{name}", _("「{name}」用了不止一次").format(name=name)
        for column in entry.column:
            place = f"{key}.column.{column.name}"
            yield from ((place, what) for what in _column(column, taken, column.name == entry.date))


def _repeated(names: Iterable[str]) -> list[str]:
    """List the names that were met before, in any spelling that counts as equal."""
    met = Counter[str]()
    repeated = []
    for name in names:
        form = alike(name).casefold()
        met[form] += 1
        if met[form] == 2:
            repeated.append(name)
    return repeated


def _named(entry: ListShape) -> Iterator[str]:
    name = entry.name
    if alike(name) in _SHEETS:
        yield _("「{name}」已经是数据工作簿里一张工作表的名字，请换一个").format(name=name)
    elif name in _RECORDS:
        yield _("「{name}」是内置的明细，请换一个名字").format(name=name)
    if len(name) > _LONGEST_SHEET or _NOT_IN_SHEETS & set(name) or name.startswith("'") or name.endswith("'"):
        yield _("清单的名字要能作工作表的名字：不超过 31 个字，不含 [ ] : * ? / \\，前后没有单引号")
    yield from _written(name)


def _written(name: str) -> Iterator[str]:
    if name != name.strip() or any(sign in name for sign in '「」“”"\n\t'):
        yield _("名字「{name}」的前后不能有空格，里面不能有引号或换行").format(name=name.strip())
    if name.startswith(_BEGINS_FORMULA):
        yield _("「{name}」不能以 = + - @ 开头").format(name=name)


def _dated(key: str, entry: ListShape) -> Found:
    if not entry.date:
        return
    column = next((column for column in entry.column if column.name == entry.date), None)
    if column is None:
        yield f"{key}.date", _("没有列「{name}」").format(name=entry.date)
    elif column.kind != "date":
        yield f"{key}.date", _('列「{name}」不是日期（kind = "date"）').format(name=entry.date)


def _column(column: ListColumnShape, taken: set[str], is_date: bool) -> Iterator[str]:
    name, kind = column.name, ColumnKind(column.kind)
    if name in _RESERVED or name in BUILTINS:
        yield _("「{name}」是内置的名字，请换一个").format(name=name)
    elif name in taken:
        yield _("「{name}」已经是录入指标或中间量的名字").format(name=name)
    yield from _written(name)
    if bool(column.choices) is not (kind is ColumnKind.CHOICE):
        yield _('choices 与 kind = "choice" 要一起写')
    for word in _repeated(column.choices):
        yield _("选项「{label}」写了不止一次").format(label=word)
    for word in column.choices:
        yield from _written(word)
    if kind not in FIGURES and (column.least, column.most) != (None, None):
        yield _("least、most 只用在数字的列")
    if column.unit and kind not in (ColumnKind.NUMBER, ColumnKind.WHOLE):
        yield _("unit 只用在 number 和 whole 的列")
    if column.least is not None and column.most is not None and column.least > column.most:
        yield _("下限 {low} 大于上限 {high}").format(low=column.least, high=column.most)
    if column.default is not None:
        yield from _default(column, kind, is_date)


def _default(column: ListColumnShape, kind: ColumnKind, is_date: bool) -> Iterator[str]:
    value = default_of(column)
    if column.required or is_date:
        yield _("必填的列用不上 default")
    if not _suits(value, column, kind):
        yield _("default 与列不符：{value}").format(value=str(value).lower() if isinstance(value, bool) else value)
    elif isinstance(value, Decimal) and not _within(value, column):
        yield _("default {value} 超出 least、most").format(value=column.default)


def _suits(value: Decimal | str | bool | None, column: ListColumnShape, kind: ColumnKind) -> bool:
    match kind:
        case ColumnKind.TEXT:
            return isinstance(value, str)
        case ColumnKind.CHOICE:
            return value in column.choices
        case ColumnKind.YES_NO:
            return isinstance(value, bool)
        case ColumnKind.DATE:
            return False
        case ColumnKind.WHOLE:
            return isinstance(value, Decimal) and value == value.to_integral_value()
        case _:
            return isinstance(value, Decimal)


def _within(value: Decimal, column: ListColumnShape) -> bool:
    return (column.least is None or value >= column.least) and (column.most is None or value <= column.most)
