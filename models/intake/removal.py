"""What goes along when a person or a project is removed (删除)."""

from models.incident import Incident
from models.intake.cells import Place
from models.intake.desk import Desk
from models.intake.keys import Keyed, keyed
from models.intake.list_sheets import ListBlocks
from models.intake.sheets import RATINGS
from models.measure import Measure
from models.period import Grain, Period
from models.project import Project, Receipt, Share
from models.rating import Rating
from models.staff import Person
from models.target import Owner, Target
from models.words import _

Blocks = dict[tuple[str, Period], tuple[Receipt, ...]]
IncidentBlocks = dict[tuple[str, Period], tuple[Incident, ...]]
Shares = dict[str, tuple[Share, ...]]


def remove_with_person(desk: Desk, incidents: IncidentBlocks, lists: ListBlocks, shares: Shares) -> None:
    """Remove what hangs on a removed person; a share in a project whose shares stay is a problem."""
    gone = [noun.staff_no for noun in desk.remove if isinstance(noun, Person)]
    already = set(desk.remove)
    for staff_no in gone:
        along = [noun for noun in keyed(desk.known) if noun not in already and _belongs(noun, staff_no)]
        events = [noun for noun in desk.known.incidents if noun.staff_no == staff_no]
        desk.remove.extend(along)
        incidents.update({(staff_no, Period.around(event.day, Grain.MONTH)): () for event in events})
        rows = [row for row in desk.known.list_rows if row.staff_no == staff_no]
        lists.update({(row.list_name, staff_no, row.month): () for row in rows})
        _say_along(desk, (Person, staff_no), len(along) + len(events) + len(rows))
        held = [share.project_no for share in desk.known.shares if share.staff_no == staff_no]
        for project_no in held:
            if project_no not in shares and project_no in desk.project_numbers.values():
                what = _("{number} 在项目 {project} 还有贡献率，请先在「贡献」中重新分配")
                desk.findings.problem(
                    desk.seen[Person, staff_no], what.format(number=staff_no, project=project_no)
                )


def remove_with_project(desk: Desk, receipts: Blocks, shares: Shares) -> None:
    """Remove the shares and receipts of a removed project."""
    for number in [noun.project_no for noun in desk.remove if isinstance(noun, Project)]:
        held = [share for share in desk.known.shares if share.project_no == number]
        paid = [receipt for receipt in desk.known.receipts if receipt.project_no == number]
        if held:
            shares[number] = ()
        receipts.update({(number, Period.around(receipt.day, Grain.MONTH)): () for receipt in paid})
        _say_along(desk, (Project, number), len(held) + len(paid))


def warn_of_files(desk: Desk) -> None:
    """Say that files attached to removed ratings go along."""
    gone = [noun for noun in desk.remove if isinstance(noun, Rating)] if desk.known.attachments else []
    count = sum(file.belongs_to(rating) for file in desk.known.attachments for rating in gone)
    if count:
        what = _("删除的评分有 {count} 个附件，也一起删除").format(count=count)
        desk.findings.warn(Place(sheet=RATINGS.name), what)


def _belongs(noun: Keyed, staff_no: str) -> bool:
    match noun:
        case Project():
            return False
        case Target() | Measure():
            return noun.owner_kind is Owner.PERSON and noun.owner == staff_no
        case _:
            return not isinstance(noun, Person) and noun.staff_no == staff_no


def _say_along(desk: Desk, key: tuple[object, ...], count: int) -> None:
    if count:
        what = _("删除时连同其 {count} 行记录一起删除").format(count=count)
        desk.findings.warn(desk.seen[key], what)
