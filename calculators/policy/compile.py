"""Compile the shape of a scheme file into a policy; every problem of the file at once."""

from decimal import Decimal
from pathlib import Path

from calculators.assessment.list_lines import record_kinds
from calculators.formula.syntax import Call, Node, Text, number
from calculators.policy.check import check
from calculators.policy.check_tables import check_tables
from calculators.policy.compile_kpi import compile_kpi
from calculators.policy.compile_list import list_word
from calculators.policy.compile_quantity import compile_quantity
from calculators.policy.places import Places
from calculators.policy.quantity import (
    ComponentPlan,
    FlagPlan,
    Grading,
    Kind,
    Policy,
    Quantity,
    Subscore,
    TablePlan,
    Warning,
)
from calculators.policy.reader import Reader
from calculators.policy.shape_faults import read_shape
from calculators.rules.bands import BAND_KEYS, banded
from models.faults import InputFault, Problem
from models.money import MONEY, POINTS, RATIO
from models.period import Grain, Period
from models.scheme.record_shapes import IncidentShape, InputShape
from models.scheme.shape import (
    AdjustmentShape,
    ComponentShape,
    GradeShape,
    QuantityShape,
    SchemeShape,
    TableShape,
)
from models.scheme.toml_text import TomlFault, read_toml
from models.target import Owner
from models.vocabulary import IncidentWord, MeasureWord, Over, Scale
from models.words import _


def compile_scheme(text: str, file: str) -> Policy:
    """Compile a scheme file's text; InputFault lists every problem with its line and key."""
    try:
        table = read_toml(text)
    except TomlFault as fault:
        raise _refused(file, [Problem(where=fault.place(file), what=fault.what)]) from None
    places = Places(text, table)
    shape, misshapen = read_shape(table)
    found = list(misshapen)
    policy = None
    if shape is not None:
        policy, problems = _checked(shape)
        found += [(places.path(key), what) for key, what in problems]
    if policy is None or found:
        raise _refused(file, places.problems(file, found))
    return policy


def _checked(shape: SchemeShape) -> tuple[Policy, list[tuple[str, str]]]:
    """Compile and list all problems; what can't be read at all is not judged further."""
    reader = Reader(shape)
    policy = _policy(reader)
    unread = {key for key, _what in reader.problems}
    judged = [(key, what) for key, what in check(policy) if key not in unread]
    return policy, [*check_tables(shape), *reader.problems, *judged]


def _refused(file: str, problems: list[Problem]) -> InputFault:
    return InputFault(_("考核方案 {file} 有 {n} 处问题").format(file=file, n=len(problems)), tuple(problems))


def compile_file(path: Path) -> Policy:
    """Compile the scheme file at a path."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        problem = Problem(where=path.name, what=_("不是 UTF-8 编码的文本，请另存为 UTF-8"))
        raise _refused(path.name, [problem]) from None
    return compile_scheme(text, path.name)


def _policy(reader: Reader) -> Policy:
    """Compile every table of the file."""
    shape = reader.shape
    grains = shape.period if isinstance(shape.period, list) else [shape.period]
    lists = tuple(map(list_word, shape.lists))
    return Policy(
        id=shape.id,
        title=shape.title,
        version=shape.version,
        grains=tuple(Grain(g) for g in grains),
        start=start_of(shape),
        stated_maximum=shape.maximum is not None,
        policy=shape.policy,
        inputs={i.name: _measure(i) for i in shape.input},
        incidents={i.name: _incident(i) for i in shape.incident},
        quantities={q.name: _quantity(reader, q) for q in shape.quantity},
        kpis=tuple(compile_kpi(reader, k) for k in shape.kpi),
        grading=None if shape.grade is None else _grading(reader, shape.grade),
        coefficient=_coefficient(reader) if shape.kpi else None,
        adjustments=tuple(_adjustment(reader, a) for a in shape.adjustment),
        subscores=tuple(Subscore(id=s.id, name=s.name, kpis=tuple(s.kpis), clause=s.clause) for s in shape.subscore),
        components=tuple(_component(reader, c) for c in shape.component),
        flags=tuple(
            FlagPlan(id=f.id, text=f.text, when=reader.read(f"flag.{f.id}", f.when), clause=f.clause) for f in shape.flag
        ),
        warnings=tuple(
            Warning(when=reader.read(f"warning.{n}", w.when), text=w.text, for_each=w.for_each, earlier=w.earlier)
            for n, w in enumerate(shape.warning, 1)
        ),
        tables=tuple(_table(reader, t) for t in shape.table),
        gaps=tuple(gap.text for gap in shape.gap),
        lists=lists,
        records=record_kinds(lists, shape.id),
    )


def start_of(shape: SchemeShape) -> Period | None:
    """Read the month from which the version is in force; None where none is given, or it can't be read."""
    try:
        start = Period.parse(shape.in_force_from)
    except ValueError:
        return None
    return start if start.grain is Grain.MONTH else None


def _measure(shape: InputShape) -> MeasureWord:
    top = Decimal(100) if shape.scale == "percent" else None
    return MeasureWord(
        name=shape.name,
        owner=Owner(shape.of),
        unit=shape.unit,
        scale=Scale(shape.scale),
        over=Over(shape.over),
        low=None if shape.lowest is None else Decimal(shape.lowest),
        high=top if shape.most is None else Decimal(shape.most),
        shared=shape.shared,
        default=None if shape.default is None else Decimal(shape.default),
    )


def _incident(shape: IncidentShape) -> IncidentWord:
    bounds = [Decimal(bound) for bound in shape.points or ()]
    return IncidentWord(
        kind=shape.name, low=bounds[0] if bounds else None, high=bounds[1] if len(bounds) > 1 else None
    )


def _quantity(reader: Reader, shape: QuantityShape) -> Quantity:
    low, high = (Decimal(bound) for bound in shape.by_hand) if shape.by_hand else (None, None)
    return Quantity(
        kind=Kind.QUANTITY, id=shape.name, name=shape.name, node=compile_quantity(reader, shape),
        places=shape.round, unit=shape.unit, for_each=shape.for_each, settleable=shape.by_hand is not None, low=low, high=high,
        clause=shape.clause, gaps=reader.gaps(shape.name),
    )


def _grading(reader: Reader, shape: GradeShape) -> Grading:
    node = reader.read("grade", shape.formula) if shape.formula is not None else _graded(reader, shape)
    return Grading(node=node, critical=shape.critical, clause=shape.clause, gaps=reader.gaps("grade"))


def _graded(reader: Reader, shape: GradeShape) -> Node:
    """Write the bands of the grades."""
    labels = {label for key, _function in BAND_KEYS for _threshold, label in getattr(shape, key)} | {shape.otherwise}

    def read(formula: int | Decimal | str) -> Node:
        return Text(str(formula)) if formula in labels else reader.read("grade", formula)

    return banded(reader.read("grade.of", shape.of), shape, read)


def _coefficient(reader: Reader) -> Quantity:
    """Compile KPI奖金系数: score ÷ 100 unless the scheme says otherwise (rules §8)."""
    shape = reader.shape.coefficient
    return Quantity(
        kind=Kind.QUANTITY, id="coefficient", name=_("KPI奖金系数"), places=RATIO,
        node=reader.read("coefficient", shape.formula if shape else "总分 ÷ 100"),
        clause=shape.clause if shape else "", gaps=reader.gaps("coefficient"),
    )


def _adjustment(reader: Reader, shape: AdjustmentShape) -> Quantity:
    return Quantity(
        kind=Kind.ADJUSTMENT, id=shape.id, name=shape.name, places=POINTS,
        node=reader.read(f"adjustment.{shape.id}", shape.formula),
        clause=shape.clause, gaps=reader.gaps(shape.id, shape.name),
    )


def _component(reader: Reader, shape: ComponentShape) -> ComponentPlan:
    key = f"component.{shape.id}"
    node, when = reader.read(key, shape.formula), reader.maybe(f"{key}.when", shape.when)
    if when is not None and shape.for_each is None:  # who doesn't get it gets 0
        node, when = Call("如果", (when, node, number(0))), None
    return ComponentPlan(
        kind=Kind.COMPONENT, id=shape.id, name=shape.name, node=node, places=MONEY,
        each=Grain(shape.each) if shape.each else None,
        for_each=shape.for_each, settleable=True, clause=shape.clause, gaps=reader.gaps(shape.id, shape.name),
        when=when,
        then=reader.maybe(f"{key}.then", shape.then),
        applies=reader.maybe(f"{key}.applies", shape.applies),
        open=shape.open, show=tuple(shape.show),
    )


def _table(reader: Reader, shape: TableShape) -> TablePlan:
    key = f"table.{shape.title}"
    return TablePlan(
        title=shape.title, for_each=shape.for_each, when=reader.maybe(f"{key}.when", shape.when),
        columns=tuple((name, reader.read(f"{key}.{name}", text)) for name, text in shape.columns.items()),
    )
