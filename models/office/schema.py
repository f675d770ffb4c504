"""The forms of the office file: its tables and what they refuse.

Never edited once offices exist: what a later form adds stands below, and is a step of its own in `migrations`.
Exact numbers are TEXT in plain notation, so what is checked of them is checked on their text and stays exact. Every
CHECK has a name; `refusals` says it in words.
"""

APPLICATION_ID = 0x4A44_616E
"""`JDan`, in the header of every office file."""

_NUMBER = "{c} GLOB '*[0-9]*' AND {c} NOT GLOB '*[^-0-9.]*'"
_NOT_NEGATIVE = _NUMBER + " AND {c} NOT GLOB '-*'"
_DAY = "{c} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
_MONTH = "{c} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'"
_PERIOD = f"{_MONTH} OR {{c}} GLOB '[0-9][0-9][0-9][0-9][QH][1-4]' OR {{c}} GLOB '[0-9][0-9][0-9][0-9]'"
_STATED = "{c} <> ''"
_PERCENT = "{c} = '100' OR ({c} GLOB '*[1-9]*' AND instr({c} || '.', '.') <= 3 AND " + _NOT_NEGATIVE + ")"
_OWNER = (
    "CONSTRAINT owner CHECK (owner_kind IN ('person', 'department', 'company', 'everybody') "
    "AND (owner_kind IN ('company', 'everybody')) = (owner = ''))"
)
# A figure of a person follows the person: the link holds for those rows alone.
_OWNED_BY_STAFF = (
    "staff_no TEXT GENERATED ALWAYS AS (CASE owner_kind WHEN 'person' THEN owner END) VIRTUAL "
    "REFERENCES staff (staff_no)"
)
_STAFF = "staff_no TEXT NOT NULL REFERENCES staff (staff_no)"
_PROJECT = "project_no TEXT NOT NULL REFERENCES project (project_no)"


def _checked(column: str, name: str, test: str, *, optional: bool = False) -> str:
    """Declare a TEXT column with a named test."""
    missing = f"{column} IS NULL OR " if optional else ""
    required = "" if optional else " NOT NULL"
    return f"{column} TEXT{required} CONSTRAINT {name} CHECK ({missing}{test.format(c=column)})"


def _table(name: str, *parts: str) -> str:
    return f"CREATE TABLE {name} (\n  " + ",\n  ".join(parts) + "\n) STRICT"


_QUARTERS = (1, 2, 3, 4)

TABLES = (
    _table("office", "file_id TEXT NOT NULL PRIMARY KEY", "company TEXT NOT NULL", "branch TEXT NOT NULL"),
    _table(
        "staff",
        _checked("staff_no", "stated", _STATED) + " PRIMARY KEY",
        _checked("name", "stated", _STATED),
        _checked("hired", "day", _DAY),
        _checked("left_on", "day", _DAY, optional=True),
        _checked("base_pay", "not_negative", _NOT_NEGATIVE),
        "department TEXT",
        "post TEXT",
        "job_rank TEXT",
        "scheme TEXT",
        "also_scheme TEXT",
        "CONSTRAINT left_after_hired CHECK (left_on IS NULL OR left_on >= hired)",
    ),
    _table(
        "assignment",
        _STAFF,
        _checked("start", "month", _MONTH),
        "department TEXT",
        "post TEXT",
        "job_rank TEXT",
        _checked("base_pay", "not_negative", _NOT_NEGATIVE, optional=True),
        "scheme TEXT",
        "also_scheme TEXT",
        "PRIMARY KEY (staff_no, start)",
    ),
    _table(
        "pay_item",
        _checked("month", "month", _MONTH),
        _STAFF,
        _checked("item", "stated", _STATED),
        _checked("amount", "number", _NUMBER),
        "PRIMARY KEY (month, staff_no, item)",
    ),
    _table(
        "target",
        "year INTEGER NOT NULL CONSTRAINT year CHECK (year BETWEEN 1900 AND 9998)",
        "owner_kind TEXT NOT NULL",
        "owner TEXT NOT NULL",
        "product_line TEXT NOT NULL",
        *(_checked(f"quarter_{n}", "not_negative", _NOT_NEGATIVE) for n in _QUARTERS),
        *(_checked(f"base_{n}", "not_negative", _NOT_NEGATIVE, optional=True) for n in _QUARTERS),
        _checked("base_ratio", "not_negative", _NOT_NEGATIVE, optional=True),
        _OWNED_BY_STAFF,
        "PRIMARY KEY (year, owner_kind, owner, product_line)",
        _OWNER,
    ),
    _table(
        "project",
        _checked("project_no", "stated", _STATED) + " PRIMARY KEY",
        _checked("name", "stated", _STATED),
        "customer TEXT",
        "product_line TEXT NOT NULL",
        _checked("contract_amount", "not_negative", _NOT_NEGATIVE),
        "registered INTEGER NOT NULL CONSTRAINT yes_or_no CHECK (registered IN (0, 1))",
    ),
    _table(
        "share",
        _PROJECT,
        _STAFF,
        _checked("percent", "percent", _PERCENT),
        "PRIMARY KEY (project_no, staff_no)",
    ),
    _table(
        "receipt",
        "id INTEGER NOT NULL PRIMARY KEY",
        _PROJECT,
        _checked("day", "day", _DAY),
        _checked("amount", "number", _NUMBER),
        *(
            _checked(deduction, "not_negative", _NOT_NEGATIVE)
            for deduction in ("partner_share", "sales_cost", "entertainment", "travel")
        ),
    ),
    "CREATE INDEX receipt_block ON receipt (project_no, day)",
    _table(
        "measure",
        _checked("month", "month", _MONTH),
        "owner_kind TEXT NOT NULL",
        "owner TEXT NOT NULL",
        _checked("name", "stated", _STATED),
        _checked("value", "number", _NUMBER),
        _OWNED_BY_STAFF,
        "PRIMARY KEY (month, owner_kind, owner, name)",
        _OWNER,
    ),
    _table(
        "rating",
        _checked("period", "period", _PERIOD),
        _STAFF,
        _checked("kpi", "stated", _STATED),
        _checked("rater", "stated", _STATED),
        "number INTEGER NOT NULL CONSTRAINT ordinal CHECK (number >= 1)",
        _checked("score", "not_negative", _NOT_NEGATIVE, optional=True),
        _checked("label", "stated", _STATED, optional=True),
        "note TEXT",
        "PRIMARY KEY (period, staff_no, kpi, rater, number)",
        "CONSTRAINT score_or_label CHECK ((score IS NULL) <> (label IS NULL))",
    ),
    _table(
        "incident",
        "id INTEGER NOT NULL PRIMARY KEY",
        _checked("day", "day", _DAY),
        _STAFF,
        _checked("kind", "stated", _STATED),
        "count INTEGER NOT NULL CONSTRAINT ordinal CHECK (count >= 0)",
        _checked("points", "not_negative", _NOT_NEGATIVE, optional=True),
        "note TEXT",
    ),
    "CREATE INDEX incident_block ON incident (staff_no, day)",
    _table(
        "by_hand",
        _checked("period", "period", _PERIOD),
        _STAFF,
        _checked("item", "stated", _STATED),
        _checked("value", "number", _NUMBER, optional=True),
        _checked("reason", "stated", _STATED),
        "PRIMARY KEY (period, staff_no, item)",
    ),
    # AUTOINCREMENT: a number once given to a change is never given again, it is the revision of the file.
    _table(
        "change",
        "id INTEGER PRIMARY KEY AUTOINCREMENT",
        "name TEXT NOT NULL",
        "who TEXT NOT NULL",
        "at TEXT NOT NULL",
        "kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo'))",
        "of_change INTEGER REFERENCES change (id)",
        "state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'final'))",
    ),
    "CREATE INDEX change_state ON change (state, id)",
    _table(
        "change_row",
        "change_id INTEGER NOT NULL REFERENCES change (id)",
        "number INTEGER NOT NULL",
        "of_table TEXT NOT NULL",
        "before TEXT",
        "after TEXT",
        "PRIMARY KEY (change_id, number)",
    ),
)
"""The statements that make an empty file of form 1, in order."""

LIST_ROWS = (
    _table(
        "list_row",
        _checked("list_name", "stated", _STATED),
        _STAFF,
        "month TEXT NOT NULL CONSTRAINT month CHECK (month = substr(day, 1, 7))",
        "number INTEGER NOT NULL CONSTRAINT ordinal CHECK (number >= 1)",
        _checked("day", "day", _DAY),
        "cells TEXT NOT NULL CONSTRAINT cells CHECK (cells GLOB '{*}')",
        "PRIMARY KEY (list_name, staff_no, month, number)",
    ),
)
"""The statements that make form 2 out of form 1: rows of the lists that schemes declare."""

SCHEME_FILES = (
    _table(
        "scheme_file",
        _checked("scheme", "stated", _STATED),
        "start TEXT NOT NULL CONSTRAINT month CHECK (start = '' OR start GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]')",
        _checked("text", "stated", _STATED),
        "cases TEXT NOT NULL",
        "PRIMARY KEY (scheme, start)",
    ),
)
"""The statements that make form 3 out of form 2: scheme files of the office's own."""

_RATING_KEY = "period, staff_no, kpi, rater, number"

ATTACHMENTS = (
    # The history of changes names a content by its digest alone: undo finds it here, however often it comes and goes.
    _table(
        "content",
        "digest TEXT NOT NULL PRIMARY KEY CONSTRAINT digest CHECK (length(digest) = 64)",
        "content BLOB NOT NULL CONSTRAINT file_size CHECK (length(content) BETWEEN 1 AND 5242880)",
    ),
    _table(
        "attachment",
        "period TEXT NOT NULL",
        "staff_no TEXT NOT NULL",
        "kpi TEXT NOT NULL",
        "rater TEXT NOT NULL",
        "number INTEGER NOT NULL",
        _checked("name", "stated", _STATED),
        "size INTEGER NOT NULL",
        "digest TEXT NOT NULL REFERENCES content (digest)",
        f"PRIMARY KEY ({_RATING_KEY})",
        f"FOREIGN KEY ({_RATING_KEY}) REFERENCES rating ({_RATING_KEY})",
    ),
)
"""The statements that make form 4 out of form 3: files as evidence of ratings, each content kept once."""

CONTENT = {"content": ("digest", "content")}
"""The table of what is kept without being a noun, and its columns."""

SETTINGS = (_table("setting", _checked("name", "stated", _STATED) + " PRIMARY KEY", "value TEXT NOT NULL"),)
"""The statements that make form 5 out of form 4: what an office has settled for its documents."""

HISTORY = {
    "change": ("id", "name", "who", "at", "kind", "of_change", "state"),
    "change_row": ("change_id", "number", "of_table", "before", "after"),
}
"""The tables beside those of the nouns, and their columns."""
