"""Check one formula: functions and their arguments, names in their scope, the order of bands."""

from collections.abc import Iterator
from itertools import pairwise

from calculators.assessment.builtins import BUILTINS
from calculators.assessment.spans import INSIDE as SHORTER
from calculators.formula.functions import FUNCTIONS
from calculators.formula.sorts import sort_of_unit
from calculators.formula.syntax import BANDS, Call, Compare, Name, Node, Text, children, constant
from calculators.formula.values import Sort
from calculators.formula.words import in_words
from calculators.policy.formulas import INSIDE, TEAM, elsewhere
from calculators.policy.hints import hint
from calculators.policy.needs import named
from calculators.policy.quantity import Kpi, Policy
from models.money import plain
from models.words import _

OVER_RECORDS = {"合计", "计数", "明细平均", "明细最大", "明细最小"}
"""Functions over records; their later arguments are asked of each record."""


def check_names(policy: Policy, node: Node, record: str | None, besides: set[str]) -> Iterator[str]:
    """List what is wrong with a formula that is computed for one `record` (or none); `besides` are further names."""
    waiting: list[tuple[Node, str | None]] = [(node, record)]
    while waiting:
        part, within = waiting.pop()
        inner = [(child, within) for child in children(part)]
        match part:
            case Name(name):
                known = _names(policy, within) | besides
                if name not in known:
                    yield _other_list(policy, name, record, within) or _unknown(policy, name, known)
            case Compare("=" | "!=", Name(name), Name(word)) if (how := _as_label(policy, name, word, within)):
                if word not in _names(policy, within) | besides:
                    yield _other_list(policy, word, record, within) or _("「{name}」没有定义").format(name=word) + how
                    inner = [(part.left, within)]
            case Call(function) if function not in FUNCTIONS:
                meant = _with_brackets(function, _names(policy, within) | besides)
                yield meant or _("没有函数「{name}」").format(name=function) + hint(function, FUNCTIONS, 0.4)
                inner = [] if meant else inner
            case Call(function, arguments):
                wrong = list(_arguments(part)) or list(_words(policy, part))
                yield from wrong
                scope = within
                if elsewhere(part) is not None:
                    inner = [(arguments[0], within)] if function == "他人" else []
                    inner += [(group, None) for group in arguments[2:] if not isinstance(group, Text)]
                    waiting.extend(reversed(inner))
                    continue
                if function in OVER_RECORDS and not wrong and (kind := policy.record_kind(named(arguments[0]))):
                    scope = kind.kind
                elif function in TEAM:
                    scope = None
                inner = [(child, scope) for child in children(part)[len(FUNCTIONS[function].worded(arguments)) :]]
                if function == "他人":
                    inner = [(arguments[0], within), *((child, None) for child in arguments[1:])]
            case _:
                pass
        waiting.extend(reversed(inner))


def _names(policy: Policy, record: str | None) -> set[str]:
    fields = policy.records[record].fields if record else {}
    return {*policy.inputs, *policy.quantities, *BUILTINS, *fields}


def _unknown(policy: Policy, name: str, known: set[str]) -> str:
    for word in "且或非":
        before, sign, after = name.partition(word)
        if sign and after in known and (before in known or (word == "非" and not before)):
            return _("「{name}」没有定义；「{word}」的前后请空一格").format(name=name, word=word)
    record = next((kind.title for kind in policy.records.values() if name in kind.fields), None)
    if record is not None:
        return _("「{name}」是{record}的内容，只能用在 for_each 的公式里，或合计、计数里").format(name=name, record=record)
    return _("「{name}」没有定义").format(name=name) + (_called_otherwise(policy, name) or hint(name, known))


def _other_list(policy: Policy, name: str, record: str | None, within: str | None) -> str:
    """Say that one row of a list is looked at while a formula asks for another list's; "" where it doesn't."""
    if record is None or within in (None, record) or name not in policy.records[record].fields:
        return ""
    what = _("「{name}」是{record}的内容，这里看的是{within}的一行，一次只能看一种明细")
    what += _("；请在{within}里也设这一列") if any(word.name == within for word in policy.lists) else ""
    return what.format(name=name, record=policy.records[record].title, within=policy.records[within].title)


def _as_label(policy: Policy, name: str, word: str, within: str | None) -> str:
    """Say how to compare a name with the word that it may be: in quotes; yes or no by itself; "" for a figure."""
    field = policy.records[within].fields.get(name) if within else None
    known = field or BUILTINS.get(name)
    if known is None:
        return ""
    if sort_of_unit(known.unit) is Sort.LABEL:
        return _("；是文字的话加引号：{name} = “{word}”").format(name=name, word=word)
    if sort_of_unit(known.unit) is Sort.YES_NO:
        return _("；是或否，只写 {name}，反过来写 非 {name}").format(name=name)
    return ""


def _called_otherwise(policy: Policy, name: str) -> str:
    """Say how a formula calls what is no quantity: points, amounts, incidents, records."""
    for known, how in (
        (policy.kpi(name), _("得分({name})")), (policy.component(name), _("金额({name})")),
        (name in policy.incidents, _("次数({name})")), (policy.record_kind(name), _("合计({name}，…) 或 计数({name})")),
    ):
        if known:
            return _("；请写 {formula}").format(formula=how.format(name=name))
    return ""


def _with_brackets(function: str, known: set[str]) -> str:
    """Say how to write a name with brackets, which reads as a function; "" where no known name is meant."""
    meant = next((name for name in sorted(known) if name.startswith((f"{function}(", f"{function}（"))), None)
    return "" if meant is None else _("名字里有括号、空格或符号的，公式里要写成「{name}」").format(name=meant)


def _arguments(call: Call) -> Iterator[str]:
    function, count = FUNCTIONS[call.name], len(call.arguments)
    if count < function.least or (function.most is not None and count > function.most):
        yield _("「{name}」的参数应是（{parameters}），这里有 {n} 个").format(
            name=call.name, parameters="，".join(function.parameters), n=count
        )
    elif call.name == "前期" and constant(call.arguments[0]) is None and constant(call.arguments[1]) is not None:
        what = _("「{formula}」把期数和量写反了，应是 前期({n}，{figure})")
        n, figure = in_words(call.arguments[1]), in_words(call.arguments[0])
        yield what.format(formula=in_words(call), n=n, figure=figure)
    elif call.name in BANDS:
        yield from _bands(call)
    elif function.pairs:
        yield from _corners(call)


def _bands(call: Call) -> Iterator[str]:
    """Thresholds run one way, else a band can never be reached."""
    if len(call.arguments) % 2:
        yield _("「{name}」的门槛与结果不成对").format(name=in_words(call))
        return
    falling = BANDS[call.name] in {">=", ">"}
    thresholds = [constant(part) for part in call.arguments[1:-1:2]]
    known = [t for t in thresholds if t is not None]
    for before, after in pairwise(known):
        if before == after or (before > after) is not falling:
            order = _("从高到低") if falling else _("从低到高")
            yield _("门槛 {after} 排在 {before} 的后面，永远轮不到；请{order}写").format(
                after=plain(after), before=plain(before), order=order
            )


def _corners(call: Call) -> Iterator[str]:
    """Let starts and points run upwards; the same point twice is a jump of a broken line alone."""
    if not len(call.arguments) % 2:
        yield _("「{name}」的起点与比例（或点与结果）不成对").format(name=in_words(call))
        return
    found = [constant(part) for part in call.arguments[1::2]]
    for before, after in pairwise(t for t in found if t is not None):
        if after < before or (after == before and call.name != "折线"):
            yield _("「{name}」里 {after} 排在 {before} 的后面；请从低到高写").format(
                name=call.name, after=plain(after), before=plain(before)
            )


def _words(policy: Policy, call: Call) -> Iterator[str]:
    """Check the arguments that are words: KPIs, components, incidents, kinds of records."""
    words = FUNCTIONS[call.name].worded(call.arguments)
    if not words:
        return
    if any(not isinstance(word, Text) for word in words):
        yield _("「{name}」的括号里应是名字，不是算式").format(name=in_words(call))
        return
    known, kind = _listed(policy, call.name)
    for word in words if call.name in {"次数", "分值"} else words[:1]:
        if known is not None and named(word) not in known:
            yield _unlisted(call, word, known, kind)
        elif call.name in {"评分", "任一评分为"} and (kpi := policy.kpi(named(word))):
            yield from _rated(kpi, words[1:])


def _listed(policy: Policy, function: str) -> tuple[set[str] | None, str]:
    """List the words that a function knows and say what they are; `None` where any word will do."""
    match function:
        case "次数" | "分值":
            return set(policy.incidents), _("事件")
        case "金额":
            return {word for c in policy.components for word in (c.id, c.name)}, _("奖金项")
        case _ if function in INSIDE:
            return set(SHORTER), _("周期")
        case _ if function in OVER_RECORDS:
            return {kind.title for kind in policy.records.values()}, _("明细")
        case "评分" | "任一评分为" | "得分":
            return {word for kpi in policy.kpis for word in (kpi.id, kpi.name)}, _("考核指标")
        case _:
            return None, ""


def _unlisted(call: Call, word: Node, known: set[str], kind: str) -> str:
    what = _("「{function}」里的{kind}「{name}」没有定义").format(function=call.name, kind=kind, name=named(word))
    return what + (hint(named(word), known) or (_("；周期写 月、季 或 半年") if call.name in INSIDE else ""))


def _rated(kpi: Kpi, labels: tuple[Node, ...]) -> Iterator[str]:
    if not kpi.raters:
        yield _("考核指标「{name}」不是评分的，没有评分人").format(name=kpi.name)
    elif kpi.labels:
        known = [label for label, _points in kpi.labels]
        for label in labels:
            if named(label) not in known:
                what = _("考核指标「{name}」没有选项「{label}」").format(name=kpi.name, label=named(label))
                yield what + hint(named(label), known)
