"""Rows of what an office has settled for its documents."""

from models.office.conversion import Cells, Row
from models.office.rows.table import Rows
from models.setting import Setting
from models.words import _


def _write(setting: Setting) -> Cells:
    return setting.name, setting.value


def _read(row: Row) -> Setting:
    name, value = row
    return Setting(name=name, value=value)


SETTINGS = Rows(
    noun=Setting,
    table="setting",
    columns=("name", "value"),
    key=("name",),
    title=lambda: _("设置"),
    write=_write,
    read=_read,
)
