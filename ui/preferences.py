"""What the window remembers between two starts, in the user's own settings file."""

import json

from PySide6.QtCore import QByteArray, QSettings

RECENT = 8


class Preferences:
    """Theme, last and recent files, geometry, column widths, last page and period."""

    def __init__(self) -> None:
        scope, form = QSettings.Scope.UserScope, QSettings.Format.IniFormat
        self._store = QSettings(form, scope, "Jidan", "Jidan")

    def text(self, key: str, default: str = "") -> str:
        """Read one remembered word."""
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    def set_text(self, key: str, value: str) -> None:
        """Remember one word."""
        self._store.setValue(key, value)

    def blob(self, key: str) -> QByteArray | None:
        """Read a remembered geometry or header state."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else None

    def set_blob(self, key: str, value: QByteArray) -> None:
        """Remember a geometry or header state."""
        self._store.setValue(key, value)

    def widths(self, grid: str) -> dict[str, int]:
        """Read the widths of a grid's columns by their keys; nothing where the settings were spoilt."""
        try:
            kept = json.loads(self.text(f"widths/{grid}", "{}"))
        except ValueError:
            return {}
        pairs = kept.items() if isinstance(kept, dict) else ()
        return {key: width for key, width in pairs if type(width) is int and width > 0}

    def set_widths(self, grid: str, widths: dict[str, int]) -> None:
        """Remember the widths of a grid's columns."""
        self.set_text(f"widths/{grid}", json.dumps(widths))

    @property
    def theme(self) -> str:
        """Give the chosen theme: light, dark or system."""
        chosen = self.text("theme", "system")
        return chosen if chosen in {"light", "dark"} else "system"

    @property
    def recent(self) -> list[str]:
        """List the recent office files, the latest first."""
        return [path for path in self.text("recent").split("\n") if path]

    def add_recent(self, path: str) -> None:
        """Put a file at the head of the recent ones."""
        kept = [path, *(other for other in self.recent if other != path)][:RECENT]
        self.set_text("recent", "\n".join(kept))

    def forget_recent(self, path: str) -> None:
        """Drop a file that can't be opened any more."""
        self.set_text("recent", "\n".join(other for other in self.recent if other != path))
