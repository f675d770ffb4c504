"""Compile the shape of a scheme file into a policy; every problem of the file at once."""

import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from pydantic import ValidationError

from calculators.formula import FormulaFault, Node, parse
from calculators.formula.syntax import Call, Name, Negative, Text, number, rebuilt
from calculators.policy.check import check
from calculators.policy.quantity import (
    ComponentPlan,
    FlagPlan,
    Grading,
    Kind,
    Kpi,
    Policy,
    Quantity,
    Subscore,
    TablePlan,
    Warning,
)
from calculators.rules import RULES, rate_warning
from calculators.rules.bands import banded
from models.faults import InputFault, Problem
from models.money import POINTS, RATIO
from models.period import Grain
from models.scheme.shape import (
    BandsShape,
    ComponentShape,
    GradeShape,
    KpiShape,
    QuantityShape,
    SchemeShape,
    WarningShape,
)
from models.target import Owner
from models.vocabulary import IncidentWord, MeasureWord, Over, Scale
from models.words import _

RATING = "评分"
"""Inside a KPI's own formula: that KPI's weighted rating."""


class Compiler:
    """Read one scheme's shape; problems gather in `problems` with the key they stand at."""

    def __init__(self, shape: SchemeShape, file: str) -> None:
        self.shape, self.file = shape, file
        self.problems: list[Problem] = []

    def problem(self, key: str, what: str) -> None:
        """Note one problem."""
        self.problems.append(Problem(where=f"{self.file}: {key}", what=what))

    def read(self, key: str, formula: int | Decimal | str) -> Node:
        """Read a formula or number; a faulty one becomes 0 and a problem."""
        if not isinstance(formula, str):
            exact = number(abs(Fraction(formula)))
            return Negative(exact) if formula < 0 else exact
        try:
            return parse(formula)
        except FormulaFault as fault:
            self.problem(key, _("{what}：{formula}").format(what=fault.what, formula=formula))
            return number(0)

    def maybe(self, key: str, formula: int | Decimal | str | None) -> Node | None:
        """Read a formula that may be left out."""
        return None if formula is None else self.read(key, formula)

    def gaps(self, *about: str) -> tuple[str, ...]:
        """List the gaps that are about one of these ids or names."""
        return tuple(gap.text for gap in self.shape.gap if gap.about in about)

    def policy(self) -> Policy:
        """Compile everything."""
        shape = self.shape
        grains = shape.period if isinstance(shape.period, list) else [shape.period]
        return Policy(
            id=shape.id,
            title=shape.title,
            version=shape.version,
            grains=tuple(Grain(g) for g in grains),
            policy=shape.policy,
            payslip=shape.payslip,
            inputs=self._inputs(),
            incidents=self._incidents(),
            quantities={q.name: self._quantity(q) for q in shape.quantity},
            kpis=tuple(self._kpi(k) for k in shape.kpi),
            grading=self._grading(shape.grade),
            coefficient=self._coefficient(),
            adjustments=tuple(
                Quantity(
                    kind=Kind.ADJUSTMENT, id=a.id, name=a.name, node=self.read(f"adjustment.{a.id}", a.formula), places=POINTS,
                    clause=a.clause, gaps=self.gaps(a.id, a.name),
                )
                for a in shape.adjustment
            ),
            subscores=tuple(Subscore(id=s.id, name=s.name, kpis=tuple(s.kpis), clause=s.clause) for s in shape.subscore),
            components=tuple(self._component(c) for c in shape.component),
            flags=tuple(
                FlagPlan(id=f.id, text=f.text, when=self.read(f"flag.{f.id}", f.when), clause=f.clause) for f in shape.flag
            ),
            warnings=tuple(self._warning(w) for w in shape.warning),
            tables=tuple(
                TablePlan(
                    title=t.title, for_each=t.for_each,
                    columns=tuple((name, self.read(f"table.{t.title}.{name}", text)) for name, text in t.columns.items()),
                )
                for t in shape.table
            ),
            gaps=tuple(gap.text for gap in shape.gap),
        )

    def _inputs(self) -> dict[str, MeasureWord]:
        return {
            i.name: MeasureWord(
                name=i.name,
                owner=Owner(i.of),
                unit=i.unit,
                scale=Scale(i.scale),
                over=Over(i.over),
                low=None if i.least is None else Decimal(i.least),
                high=Decimal(i.most) if i.most is not None else Decimal(100) if i.scale == "percent" else None,
                shared=i.shared,
                default=None if i.default is None else Decimal(i.default),
            )
            for i in self.shape.input
        }

    def _incidents(self) -> dict[str, IncidentWord]:
        return {
            i.name: IncidentWord(
                kind=i.name,
                low=Decimal(i.points[0]) if i.points else None,
                high=Decimal(i.points[1]) if i.points else None,
            )
            for i in self.shape.incident
        }

    def _quantity(self, shape: QuantityShape) -> Quantity:
        return Quantity(
            kind=Kind.QUANTITY,
            id=shape.name,
            name=shape.name,
            node=self.read(f"quantity.{shape.name}", shape.formula),
            places=shape.round,
            for_each=shape.for_each,
            settleable=shape.by_hand is not None,
            low=Decimal(shape.by_hand[0]) if shape.by_hand else None,
            high=Decimal(shape.by_hand[1]) if shape.by_hand else None,
            clause=shape.clause,
            gaps=self.gaps(shape.name),
        )

    def _kpi(self, shape: KpiShape) -> Kpi:
        key = f"kpi.{shape.id}"

        def read(formula: int | Decimal | str) -> Node:
            return with_rating(self.read(key, formula), shape.name)

        given = [rule for rule in RULES if getattr(shape, rule) is not None] + ["formula"] * (shape.formula is not None)
        if "rated" in given and len(given) > 1:
            given.remove("rated")
        if len(given) != 1:
            self.problem(key, _("每个考核指标要有且只有一条评分规则，这里有 {n} 条").format(n=len(given)))
            node: Node = number(0)
        else:
            node = read(shape.formula) if shape.formula is not None else RULES[given[0]](shape, read)
        above = rate_warning(shape, read)
        warnings = (Warning(when=above, text=_("{name}：部分大于整体").format(name=shape.name)),) if above is not None else ()
        return Kpi(
            kind=Kind.KPI, id=shape.id, name=shape.name, node=node, places=POINTS,
            each=Grain(shape.each) if shape.each else None,
            settleable=True, low=Decimal(0), high=Decimal(shape.max),
            clause=shape.clause, gaps=self.gaps(shape.id, shape.name), warnings=warnings,
            maximum=Decimal(shape.max),
            raters=self._raters(shape),
            labels=tuple((label, Fraction(points)) for label, points in (shape.choices or {}).items()),
            rating_high=self._rating_high(shape),
            whole=shape.rated.whole if shape.rated else False,
            critical=tuple(shape.critical),
            capped=not shape.uncapped,
        )

    def _rating_high(self, shape: KpiShape) -> Decimal | None:
        if shape.rated is None:
            return None
        return Decimal(shape.max if shape.rated.out_of is None else shape.rated.out_of)

    def _raters(self, shape: KpiShape) -> tuple[tuple[str, Fraction], ...]:
        if shape.rated is None and shape.choices is None:
            return ()
        roles = self.shape.raters if shape.raters is None else shape.raters
        weights = []
        for role, text in roles.items():
            node = self.read(f"kpi.{shape.id}.raters.{role}", text)
            weights.append((role, getattr(node, "value", Fraction(0))))
        if sum(weight for _role, weight in weights) != 1:
            self.problem(f"kpi.{shape.id}.raters", _("评分人的权重之和应为 100%"))
        return tuple(weights)

    def _grading(self, shape: GradeShape | None) -> Grading | None:
        if shape is None:
            return None
        steps = [[threshold, f'"{label}"'] for threshold, label in shape.at_least]
        bands = BandsShape(at_least=steps, otherwise=f'"{shape.otherwise}"')
        node = banded(self.read("grade.of", shape.of), bands, lambda formula: self.read("grade", formula))
        return Grading(node=node, critical=shape.critical, clause=shape.clause, gaps=self.gaps("grade"))

    def _coefficient(self) -> Quantity | None:
        if not self.shape.kpi:
            return None
        shape = self.shape.coefficient
        node = self.read("coefficient", shape.formula if shape else "总分 ÷ 100")
        return Quantity(
            kind=Kind.QUANTITY, id="coefficient", name=_("KPI奖金系数"), node=node, places=RATIO,
            clause=shape.clause if shape else "", gaps=self.gaps("coefficient"),
        )

    def _component(self, shape: ComponentShape) -> ComponentPlan:
        key = f"component.{shape.id}"
        return ComponentPlan(
            kind=Kind.COMPONENT, id=shape.id, name=shape.name, node=self.read(key, shape.formula), places=2,
            each=Grain(shape.each) if shape.each else None,
            for_each=shape.for_each, settleable=True, clause=shape.clause, gaps=self.gaps(shape.id, shape.name),
            when=self.maybe(f"{key}.when", shape.when),
            then=self.maybe(f"{key}.then", shape.then),
            applies=self.maybe(f"{key}.applies", shape.applies),
            open=shape.open, show=tuple(shape.show),
        )

    def _warning(self, shape: WarningShape) -> Warning:
        return Warning(when=self.read("warning", shape.when), text=shape.text, for_each=shape.for_each)


def with_rating(node: Node, kpi: str) -> Node:
    """Let the bare word 评分 in a KPI's formula mean that KPI's rating."""
    return rebuilt(node, lambda part: Call(RATING, (Text(kpi),)) if part == Name(RATING) else None)


def compile_scheme(text: str, file: str) -> Policy:
    """Compile a scheme file's text; InputFault lists every problem with its key."""
    try:
        table = tomllib.loads(text, parse_float=Decimal)
        shape = SchemeShape.model_validate(table)
    except tomllib.TOMLDecodeError as fault:
        raise _refused(file, [Problem(where=file, what=_("不是正确的 TOML：{why}").format(why=fault))]) from None
    except ValidationError as fault:
        problems = [
            Problem(where=f"{file}: {'.'.join(map(str, error['loc']))}", what=error["msg"]) for error in fault.errors()
        ]
        raise _refused(file, problems) from None
    compiler = Compiler(shape, file)
    policy = compiler.policy()
    problems = compiler.problems + check(policy, file)
    if problems:
        raise _refused(file, problems)
    return policy


def _refused(file: str, problems: list[Problem]) -> InputFault:
    return InputFault(_("考核方案 {file} 有 {n} 处问题").format(file=file, n=len(problems)), tuple(problems))


def compile_file(path: Path) -> Policy:
    """Compile the scheme file at a path."""
    return compile_scheme(path.read_text(encoding="utf-8"), path.name)
