"""Check the tables of a scheme file against one another: names used twice, what refers to nothing, bounds."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from calculators.assessment.builtins import BUILTINS
from calculators.assessment.lines import RecordKind
from calculators.assessment.list_lines import record_kinds
from calculators.formula import FormulaFault, Text, parse
from calculators.formula.syntax import walk
from calculators.policy.check_head import check_head
from calculators.policy.check_lists import check_lists
from calculators.policy.compile_list import list_word
from calculators.policy.formulas import SUM_OF_LINES
from calculators.policy.hints import hint
from calculators.rules.bands import BAND_KEYS
from models.by_hand import WHOLE
from models.period import Grain
from models.scheme.rule_shapes import BandsShape
from models.scheme.shape import ComponentShape, GradeShape, KpiShape, SchemeShape
from models.words import _

Found = Iterator[tuple[str, str]]
"""Pairs of a key of the file and what is wrong there."""

RESERVED = {"评分", SUM_OF_LINES}
"""Words that mean something else where a formula uses them by themselves."""


def check_tables(shape: SchemeShape) -> Found:
    """List what is wrong with the tables, whatever their formulas say."""
    if not (shape.kpi or shape.component or shape.grade):
        yield "", _("方案里没有考核指标、等级或奖金项")
    yield from check_head(shape)
    yield from _twice(shape)
    yield from _names(shape)
    yield from _by_hand(shape)
    yield from _bounds(shape)
    for kpi in shape.kpi:
        yield from _kpi(shape, kpi)
    yield from _grade(shape)
    yield from check_lists(shape)
    yield from _for_each(shape)
    for component in shape.component:
        yield from _component(shape, component)
    yield from _references(shape)


def _twice(shape: SchemeShape) -> Found:
    words: dict[str, list[str]] = {
        "kpi": [word for kpi in shape.kpi for word in dict.fromkeys((kpi.id, kpi.name))],
        "component": [word for component in shape.component for word in dict.fromkeys((component.id, component.name))],
        "adjustment": [word for adjustment in shape.adjustment for word in dict.fromkeys((adjustment.id, adjustment.name))],
        "subscore": [word for subscore in shape.subscore for word in dict.fromkeys((subscore.id, subscore.name))],
        "input": [measure.name for measure in shape.input],
        "incident": [incident.name for incident in shape.incident],
        "quantity": [quantity.name for quantity in shape.quantity],
        "flag": [flag.id for flag in shape.flag],
        "table": [table.title for table in shape.table],
    }
    for kind, listed in words.items():
        yield from _repeated(kind, Counter(listed))
    if isinstance(shape.period, list) and len(set(shape.period)) < len(shape.period):
        yield "period", _("考核周期写了两次")


def _repeated(kind: str, words: Counter[str]) -> Found:
    for word, count in words.items():
        if count > 1:
            yield f"{kind}.{word}", _("「{name}」用了不止一次").format(name=word)


def _names(shape: SchemeShape) -> Found:
    """Let a bare name in a formula mean one thing."""
    inputs = {i.name for i in shape.input}
    for quantity in shape.quantity:
        if quantity.name in inputs:
            yield f"quantity.{quantity.name}", _("「{name}」已经是录入指标的名字").format(name=quantity.name)
    for kind, names in (("input", inputs), ("quantity", [q.name for q in shape.quantity])):
        for name in sorted(names):
            if name in BUILTINS or name in RESERVED:
                yield f"{kind}.{name}", _("「{name}」是内置的名字，请换一个").format(name=name)
    for kind, entries in _named(shape):
        for name in entries:
            if name != name.strip() or any(sign in name for sign in '「」“”"\n\t'):
                yield f"{kind}.{name}", _("名字「{name}」的前后不能有空格，里面不能有引号或换行").format(name=name.strip())


def _named(shape: SchemeShape) -> Iterator[tuple[str, Iterable[str]]]:
    yield "input", (i.name for i in shape.input)
    yield "incident", (i.name for i in shape.incident)
    yield "quantity", (q.name for q in shape.quantity)
    yield "kpi", (k.name for k in shape.kpi)
    yield "component", (c.name for c in shape.component)


def _by_hand(shape: SchemeShape) -> Found:
    """Let what may be settled by hand be told apart by its name alone."""
    kinds: tuple[tuple[str, list[str]], ...] = (
        ("kpi", [k.name for k in shape.kpi]), ("component", [c.name for c in shape.component]),
        ("quantity", [q.name for q in shape.quantity if q.by_hand]),
    )
    places: dict[str, str] = {}
    for kind, names in kinds:
        for name in names:
            if name == WHOLE:
                yield f"{kind}.{name}", _("「{name}」在人工核定里另有意思，请换一个名字").format(name=name)
            if places.setdefault(name, kind) != kind:
                yield f"{kind}.{name}", _("「{name}」不能既是考核指标又是奖金项或中间量：人工核定分不清").format(name=name)


def _bounds(shape: SchemeShape) -> Found:
    for measure in shape.input:
        low, high = measure.lowest, measure.most
        if low is not None and high is not None and low > high:
            yield f"input.{measure.name}", _("下限 {low} 大于上限 {high}").format(low=low, high=high)
        if measure.signed and measure.least is not None:
            yield f"input.{measure.name}", _("signed 与 least 只写一个：signed 是可以低于 0，没有下限")
    for kind, bounds in (
        *((f"incident.{i.name}", i.points) for i in shape.incident), *((f"quantity.{q.name}", q.by_hand) for q in shape.quantity),
    ):
        if bounds and len(bounds) > 1 and bounds[0] > bounds[1]:
            yield kind, _("下限 {low} 大于上限 {high}").format(low=bounds[0], high=bounds[1])


def _kpi(shape: SchemeShape, kpi: KpiShape) -> Found:
    key = f"kpi.{kpi.id}"
    if kpi.each is not None:
        periods = shape.period if isinstance(shape.period, list) else [shape.period]
        if Grain(kpi.each).months >= min(Grain(period).months for period in periods):
            yield f"{key}.each", _("each 要比方案的考核周期短")
    if kpi.bands is not None:
        yield from _bands(f"{key}.bands", kpi.bands)
    if kpi.steps is not None and (kpi.steps.above is None) is not (kpi.steps.bonus is None):
        yield f"{key}.steps", _("above 与 bonus 要一起写")
    if kpi.value is not None and kpi.bands is None:
        yield f"{key}.value", _("value 只用在分档（bands）里")
    top = kpi.rated.out_of if kpi.rated is not None and kpi.rated.out_of is not None else kpi.max
    for label, points in (kpi.choices or {}).items():
        if points > top and not kpi.uncapped:
            what = _("选项「{label}」的 {points} 分超过满分 {top} 分")
            yield f"{key}.choices", what.format(label=label, points=points, top=top)
    for label in kpi.critical:
        if label not in (kpi.choices or {}):
            yield f"{key}.critical", _("选项「{name}」没有定义").format(name=label) + hint(label, kpi.choices or {})
    if kpi.critical and (shape.grade is None or shape.grade.critical is None):
        yield f"{key}.critical", _("红线指标要有 grade.critical：碰了红线是什么等级")


def _bands(key: str, bands: BandsShape) -> Found:
    given = [word for word in ("at_least", "above", "below", "at_most") if getattr(bands, word)]
    if len(given) != 1:
        yield key, _("分档要在 at_least、above、below、at_most 里选一个写，这里有 {n} 个").format(n=len(given))


def _grade(shape: SchemeShape) -> Found:
    if shape.grade is None:
        return
    yield from _graded(shape.grade)
    labels = [label for key, _function in BAND_KEYS for _threshold, label in getattr(shape.grade, key)]
    for label in labels:
        if not isinstance(label, str) or not label:
            yield "grade.at_least", _("等级「{label}」应是文字，加引号").format(label=label)
    known = [*map(str, labels), shape.grade.otherwise] if shape.grade.formula is None else _labels(shape.grade.formula)
    for word, count in Counter(known).items():
        if count > 1 and shape.grade.formula is None:
            yield "grade.at_least", _("等级「{label}」写了不止一次").format(label=word)
    if shape.grade.critical is not None:
        if shape.grade.critical not in known:
            what = _("等级「{label}」没有定义").format(label=shape.grade.critical)
            yield "grade.critical", what + hint(shape.grade.critical, known)
        if not any(kpi.critical for kpi in shape.kpi):
            yield "grade.critical", _("没有红线指标（critical），写了也用不上")


def _graded(grade: GradeShape) -> Found:
    """Let grades be bands with what is left, or a formula."""
    given = [key for key, _function in BAND_KEYS if getattr(grade, key)]
    if len(given) + (grade.formula is not None) != 1:
        yield "grade", _("等级要写 at_least（或 above、below、at_most），或者写 formula，只写一个")
    elif given and not grade.otherwise:
        yield "grade", _("缺少「{key}」").format(key="otherwise")
    elif grade.formula is not None and grade.otherwise:
        yield "grade.otherwise", _("otherwise 只用在分档里")


def _labels(formula: int | Decimal | str) -> list[str]:
    """List the words that a grade's formula may come to, as far as it can be read."""
    try:
        node = parse(str(formula))
    except FormulaFault:
        return []
    return [part.value for part in walk(node) if isinstance(part, Text)]


def _records(shape: SchemeShape) -> dict[str, RecordKind]:
    return record_kinds(map(list_word, shape.lists), shape.id)


def _for_each(shape: SchemeShape) -> Found:
    """Let every `for_each` name a kind of records."""
    known = _records(shape)
    places = [
        *((f"quantity.{q.name}", q.for_each) for q in shape.quantity),
        *((f"component.{c.id}", c.for_each) for c in shape.component),
        *((f"warning.{n}", w.for_each) for n, w in enumerate(shape.warning, 1)),
        *((f"table.{t.title}", t.for_each) for t in shape.table),
    ]
    for key, word in places:
        if word is not None and word not in known:
            yield f"{key}.for_each", _("没有明细「{name}」").format(name=word) + hint(word, known)


def _component(shape: SchemeShape, component: ComponentShape) -> Found:
    key = f"component.{component.id}"
    if component.for_each is None:
        for word in ("then", "show"):
            if getattr(component, word):
                yield f"{key}.{word}", _("{word} 只用在有 for_each 的奖金项里").format(word=word)
        return
    kind = _records(shape).get(component.for_each)
    known = {*(kind.fields if kind else ()), *BUILTINS, *(i.name for i in shape.input), *(q.name for q in shape.quantity)}
    for name in component.show:
        if name not in known:
            yield f"{key}.show", _("「{name}」没有定义").format(name=name) + hint(name, known)


def _references(shape: SchemeShape) -> Found:
    ids = {kpi.id for kpi in shape.kpi}
    for subscore in shape.subscore:
        for word in subscore.kpis:
            if word not in ids:
                yield f"subscore.{subscore.id}", _("考核指标「{name}」没有定义").format(name=word) + hint(word, ids)
    about = _what_gaps_are_about(shape)
    for number, gap in enumerate(shape.gap, 1):
        if gap.about not in about:
            yield f"gap.{number}", _("about 里的「{name}」没有定义").format(name=gap.about) + hint(gap.about, about - {""})


def _what_gaps_are_about(shape: SchemeShape) -> set[str]:
    return {
        "", "grade", "coefficient",
        *(word for kpi in shape.kpi for word in (kpi.id, kpi.name)),
        *(word for component in shape.component for word in (component.id, component.name)),
        *(word for adjustment in shape.adjustment for word in (adjustment.id, adjustment.name)),
        *(word for subscore in shape.subscore for word in (subscore.id, subscore.name)),
        *(flag.id for flag in shape.flag), *(table.title for table in shape.table),
        *(measure.name for measure in shape.input), *(incident.name for incident in shape.incident),
        *(quantity.name for quantity in shape.quantity), *(entry.name for entry in shape.lists),
    }
