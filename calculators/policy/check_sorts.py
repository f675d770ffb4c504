"""Check what sort of value stands where: numbers, labels, yes/no, dates."""

from collections.abc import Iterator

from calculators.assessment.builtins import BUILTINS
from calculators.formula.functions import FUNCTIONS
from calculators.formula.sorts import results, sort_of, sort_of_unit
from calculators.formula.syntax import BANDS, Binary, Call, Compare, Logic, Name, Negative, Node, Not
from calculators.formula.values import Sort
from calculators.formula.words import in_words
from calculators.policy.formulas import SUM_OF_LINES, own_parts
from calculators.policy.quantity import Policy
from models.words import _

_EXPECTED = {
    "kpi": Sort.NUMBER, "grade": Sort.LABEL, "coefficient": Sort.NUMBER, "adjustment": Sort.NUMBER,
    "component": Sort.NUMBER, "flag": Sort.YES_NO, "warning": Sort.YES_NO,
}
"""Table of the file → sort of its formula."""
_CONDITIONS = (".when", ".applies", ".parts")

_CONDITION_AT = {
    "如果": 0, "最近次数": 1, "连续期数": 0, "期内次数": 1, "合计": 2, "计数": 1, "明细平均": 2, "明细最大": 2, "明细最小": 2,
}
"""Function → place of the argument that is a condition."""
_NUMBERS_AT: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(("最近次数", "本年累计", "团队平均", "团队合计", "团队最大", "团队最小", "团队计数"), (0,)),
    **dict.fromkeys(("名次", "末位", "组间名次"), (0,)),
    **dict.fromkeys(("前期", "最近合计", "最近平均", "分摊"), (0, 1)),
    **dict.fromkeys(("合计", "明细平均", "明细最大", "明细最小", "期内合计", "期内平均", "期内最大", "期内最小"), (1,)),
}
"""Function → places of the arguments that are numbers."""
_LABEL_AT = {"他人": 0}


class Sorts:
    """The sorts of a policy's names."""

    def __init__(self, policy: Policy) -> None:
        self._sorts: dict[str, Sort | None] = {}
        for field in (field for kind in policy.records.values() for field in kind.fields.values()):
            sort = sort_of_unit(field.unit)
            # What two kinds of records call alike and mean otherwise can't be told by the name.
            self._sorts[field.name] = sort if self._sorts.get(field.name, sort) is sort else None
        self._sorts |= {builtin.name: sort_of_unit(builtin.unit) for builtin in BUILTINS.values()}
        self._sorts |= dict.fromkeys([*policy.inputs, SUM_OF_LINES], Sort.NUMBER)
        self._quantities = {name: q.node for name, q in policy.quantities.items() if name not in self._sorts}

    def of_name(self, name: str) -> Sort | None:
        """Tell a name's sort; a quantity that needs itself has none."""
        if name in self._quantities:
            node = self._quantities.pop(name)
            self._sorts[name] = None
            self._sorts[name] = sort_of(node, self.of_name)
        return self._sorts.get(name)

    def check(self, key: str, node: Node) -> Iterator[str]:
        """List what is of the wrong sort in the formula of a key."""
        asked = Sort.YES_NO if key.endswith(_CONDITIONS) else _EXPECTED.get(key.partition(".")[0])
        if asked is not None:
            yield from self._asked(node, asked)
        for part in own_parts(node):
            yield from self._part(part)

    def _asked(self, node: Node, asked: Sort) -> Iterator[str]:
        found = sort_of(node, self.of_name)
        if found is not None and found is not asked:
            what = _("「{formula}」应是{asked}，这里是{found}")
            yield what.format(formula=in_words(node), asked=said(asked), found=said(found))

    def _part(self, part: Node) -> Iterator[str]:
        match part:
            case Negative(operand):
                yield from self._asked(operand, Sort.NUMBER)
            case Not(operand):
                yield from self._asked(operand, Sort.YES_NO)
            case Binary(_operator, left, right):
                if Sort.DATE in (sort_of(left, self.of_name), sort_of(right, self.of_name)):
                    what = _("「{formula}」：日期不能加减；相隔几天写 天数(起，止)，几天以后写 加天(日期，天数)")
                    yield what.format(formula=in_words(part))
                else:
                    yield from self._asked(left, Sort.NUMBER)
                    yield from self._asked(right, Sort.NUMBER)
            case Logic(_operator, left, right):
                yield from self._asked(left, Sort.YES_NO)
                yield from self._asked(right, Sort.YES_NO)
            case Compare():
                yield from self._compared(part)
            case Call(name) if name in FUNCTIONS:
                yield from self._call(part)
            case _:
                pass

    def _compared(self, part: Compare) -> Iterator[str]:
        sorts = [sort for side in (part.left, part.right) if (sort := sort_of(side, self.of_name)) is not None]
        if part.operator not in {"=", "!="} and {Sort.LABEL, Sort.YES_NO} & set(sorts):
            yield _("「{formula}」比较大小的不是数字或日期，只能用 = 或 ≠").format(formula=in_words(part))
        elif len(set(sorts)) > 1:
            yield _("「{formula}」一边是{left}，一边是{right}，不能比较").format(
                formula=in_words(part), left=said(sorts[0]), right=said(sorts[1])
            ) + _by_itself(part, sorts)

    def _call(self, call: Call) -> Iterator[str]:
        name, arguments = call.name, call.arguments
        function = FUNCTIONS[name]
        numbers: tuple[Node, ...] = ()
        if function.compute is not None:
            for place, argument in enumerate(arguments):
                yield from self._asked(argument, function.sort_taken(place))
        elif name in BANDS:
            numbers = (arguments[0], *arguments[1:-1:2])
        elif name in _NUMBERS_AT:
            numbers = tuple(arguments[place] for place in _NUMBERS_AT[name] if place < len(arguments))
        elif name in _LABEL_AT:
            yield from self._asked(arguments[_LABEL_AT[name]], Sort.LABEL)
        for number in numbers:
            yield from self._asked(number, Sort.NUMBER)
        yield from self._grouped(call)
        if name in _CONDITION_AT:
            for condition in arguments[_CONDITION_AT[name] : _CONDITION_AT[name] + 1]:
                yield from self._asked(condition, Sort.YES_NO)
        if function.gives is None:
            sorts = {sort for result in results(name, arguments) if (sort := sort_of(result, self.of_name)) is not None}
            if len(sorts) > 1:
                yield _("「{formula}」的几个结果不是同一类：{sorts}").format(
                    formula=in_words(call), sorts="、".join(said(sort) for sort in Sort if sort in sorts)
                )

    def _grouped(self, call: Call) -> Iterator[str]:
        """Say where a group without 组= stands at the place of 越小越好."""
        for place, argument in enumerate(call.arguments):
            if FUNCTIONS[call.name].optional(place) == "越小越好" and sort_of(argument, self.of_name) is Sort.LABEL:
                what = _("「{formula}」：按{group}分组请写 组={group}")
                yield what.format(formula=f"{call.name}(…，{in_words(argument)})", group=in_words(argument))


def _by_itself(part: Compare, sorts: list[Sort]) -> str:
    """Say how a name that is yes or no stands for itself, where it is compared with a word."""
    name = next((side for side in (part.left, part.right) if isinstance(side, Name)), None)
    if name is None or set(sorts) != {Sort.YES_NO, Sort.LABEL}:
        return ""
    return _("；是或否，只写 {name}，反过来写 非 {name}").format(name=in_words(name))


def said(sort: Sort) -> str:
    """Name a sort."""
    return {Sort.NUMBER: _("数字"), Sort.LABEL: _("文字"), Sort.YES_NO: _("判断（是或否）"), Sort.DATE: _("日期")}[sort]
