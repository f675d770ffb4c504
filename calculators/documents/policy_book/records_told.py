"""Tell what is recorded: measures, incidents, lists."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.documents.policy_book.blocks import Block, Heading, Paragraph, Table
from calculators.policy.quantity import Policy
from models.money import plain
from models.scheme.record_shapes import InputShape, ListColumnShape
from models.scheme.shape import SchemeShape
from models.words import _


def inputs(policy: Policy, shape: SchemeShape) -> Iterator[Block]:
    """Tell the monthly measures: of whom, in which unit, within which bounds, and what counts over several months."""
    if shape.input:
        header = (_("数字"), _("按谁录入"), _("单位与范围"), _("跨月"), _("没有录入时"), _("依据"))
        yield Table(header, tuple(_input(entry) for entry in shape.input))
        yield Paragraph(_("由负责月度数据的人员每月录入（工作表「月度指标」）。"), quiet=True)
    items = _pay_items(policy)
    if items:
        text = _("由管理者按月填写的金额（工作表「工资项」）：{names}。没有填写的按 0。")
        yield Paragraph(text.format(names="、".join(items)))


def _pay_items(policy: Policy) -> tuple[str, ...]:
    from calculators.policy.vocabulary import words_of  # the words of a policy rest on its formulas

    return words_of(policy).pay_items


def _input(entry: InputShape) -> tuple[str, ...]:
    of = {"person": _("每人"), "department": _("每个部门"), "company": _("公司")}[entry.of]
    of += _("（可全体共用一个数）") if entry.shared else ""
    most = 100 if entry.scale == "percent" and entry.most is None else entry.most
    over = {"sum": _("相加"), "mean": _("取平均")}[entry.over]
    default = _("算作缺数") if entry.default is None else _("按 {n}").format(n=plain(entry.default))
    return entry.name, of, _bounds(entry.unit, entry.lowest, most), over, default, entry.clause


def _bounds(unit: str, least: int | Decimal | None, most: int | Decimal | None) -> str:
    bounds = [_("不小于 {n}").format(n=plain(least))] if least is not None else [_("可为负数")]
    bounds += [_("不大于 {n}").format(n=plain(most))] if most is not None else []
    return "，".join(filter(None, (unit, *bounds)))


def incidents(shape: SchemeShape) -> Iterator[Block]:
    """Tell the kinds of incidents."""
    if not shape.incident:
        return
    rows = []
    for entry in shape.incident:
        low, *high = entry.points or (None,)
        points = _("不填") if low is None else _bounds("", low, high[0] if high else None)
        rows.append((entry.name, points, entry.clause))
    yield Table((_("事件"), _("分值"), _("依据")), tuple(rows))
    yield Paragraph(_("按日期登记到人，没有登记的按 0 次。"), quiet=True)


def lists(shape: SchemeShape) -> Iterator[Block]:
    """Tell the lists with their columns."""
    for entry in shape.lists:
        yield Heading(_("清单「{name}」").format(name=entry.name), 2)
        dated = _("按「{column}」归入期间").format(column=entry.date) if entry.date else _("按「月份」归入期间")
        yield Paragraph(_("每人若干条，{dated}。").format(dated=dated))
        header = (_("栏目"), _("内容"), _("必填"), _("空着时"), _("依据"))
        rows = (_column(column, column.required or column.name == entry.date) for column in entry.column)
        yield Table(header, tuple(rows))
        if entry.clause:
            yield Paragraph(_("依据：{clause}").format(clause=entry.clause), quiet=True)


def _column(column: ListColumnShape, required: bool) -> tuple[str, ...]:
    kind = {
        "text": _("文字"), "number": _("数字"), "money": _("金额（元）"), "percent": _("百分比"), "date": _("日期"),
        "yes_no": _("是/否"), "choice": _("选项"), "whole": _("整数"),
    }[column.kind]
    content = [kind, column.unit, "、".join(column.choices)]
    content += [_("不小于 {n}").format(n=plain(column.least))] if column.least is not None else []
    content += [_("不大于 {n}").format(n=plain(column.most))] if column.most is not None else []
    blank = "" if required else _default(column)
    return column.name, " ".join(filter(None, content)), _("是") if required else "", blank, column.clause


def _default(column: ListColumnShape) -> str:
    if column.default is None:
        return _("算作缺数")
    if isinstance(column.default, bool):
        return _("是") if column.default else _("否")
    if isinstance(column.default, str):
        return column.default
    return plain(column.default) + ("%" if column.kind == "percent" else "")
