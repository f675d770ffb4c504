"""Write a read-back policy as HTML for a window: structure only, its looks come from the style sheet of whoever shows it.

Classes: `below` under the title, `quiet` for sources and assumptions, `sign` for the line of signatures.
"""

from html import escape

from calculators.documents.policy_book.blocks import Block, Book, Heading, Paragraph, Points, Table

_LINE = "＿＿＿＿＿＿"


def html(book: Book) -> str:
    """Give the whole text; the same policy gives the same text."""
    parts = [f"<h1>{_text(book.title)}</h1>", f'<p class="below">{_text(book.below)}</p>', *map(_block, book.blocks)]
    signatures = "&nbsp;&nbsp; ".join(f"{_text(label)}：{_LINE}" for label in book.signatures)
    return "\n".join([*parts, f'<p class="sign">{signatures}</p>'])


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level + 1}>{_text(text)}</h{level + 1}>"
        case Paragraph(text, quiet):
            return f'<p class="quiet">{_text(text)}</p>' if quiet else f"<p>{_text(text)}</p>"
        case Points(texts):
            return f"<ul>{''.join(f'<li>{_text(text)}</li>' for text in texts)}</ul>"
        case Table(header, rows):
            return _table(header, rows)


def _text(text: str) -> str:
    """Keep signs from being read as tags, and wide spaces as wide as they are."""
    return escape(text).replace("　", "&nbsp;&nbsp;")


def _table(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    head = "".join(f"<th>{_text(cell)}</th>" for cell in header)
    body = "".join(f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table width="99%" border="1" cellspacing="0" cellpadding="5"><tr>{head}</tr>{body}</table>'
