"""The office file: the single door to what an office has recorded. Nobody else writes SQL."""

from models.office.backup import verify_backup
from models.office.change import Change
from models.office.history import ChangeEntry, Kind
from models.office.office import Office

__all__ = ["Change", "ChangeEntry", "Kind", "Office", "verify_backup"]
