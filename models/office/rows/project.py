"""Rows of projects (项目)."""

from decimal import Decimal

from models.office.conversion import Cells, Row, exact_text
from models.office.rows.table import Rows
from models.project import Project
from models.words import _


def _write(project: Project) -> Cells:
    return (
        project.project_no,
        project.name,
        project.customer,
        project.product_line,
        exact_text(project.contract_amount),
        int(project.registered),
    )


def _read(row: Row) -> Project:
    project_no, name, customer, product_line, contract_amount, registered = row
    return Project(
        project_no=project_no,
        name=name,
        customer=customer,
        product_line=product_line,
        contract_amount=Decimal(contract_amount),
        registered=bool(registered),
    )


PROJECTS = Rows(
    noun=Project,
    table="project",
    columns=("project_no", "name", "customer", "product_line", "contract_amount", "registered"),
    key=("project_no",),
    title=lambda: _("项目"),
    write=_write,
    read=_read,
)
