"""A text to read at length: HTML in the window's own colours, drawn again when they change."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QTextBrowser

from ui.theme import tokens

STYLE = """
h1 {{ font-size: x-large; margin-top: 2px; margin-bottom: 2px; }}
h2 {{ font-size: large; color: {accent}; margin-top: 18px; margin-bottom: 6px; }}
h3 {{ font-size: medium; margin-top: 12px; margin-bottom: 2px; }}
p {{ margin-top: 2px; margin-bottom: 4px; line-height: 145%; }}
p.below, p.quiet {{ color: {muted}; }}
p.quiet {{ margin-left: 12px; margin-top: 0px; }}
td.box {{ background-color: {header}; }}
p.sign {{ margin-top: 28px; color: {muted}; }}
ul {{ margin-top: 2px; margin-bottom: 6px; }}
li {{ line-height: 145%; }}
table {{ border-collapse: collapse; border-color: {line}; border-style: solid; margin-top: 4px; margin-bottom: 8px; }}
th {{ background-color: {header}; text-align: left; font-weight: 600; }}
.wrong {{ color: {wrong_text}; }}
.done {{ color: {done_text}; }}
.missing {{ color: {missing_text}; }}
td.wrong {{ background-color: {wrong}; }}
"""
INSET, STEP = 14, 22
PALETTE = QEvent.Type.PaletteChange


class Reading(QTextBrowser):
    """Shows a text of headings, paragraphs, lists and tables; nothing in it leads anywhere."""

    _html = ""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(INSET)
        self.document().setIndentWidth(STEP)

    def read(self, html: str) -> None:
        """Show a text from its beginning."""
        self._html = html
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Take up the colours now in use."""
        super().changeEvent(event)
        if event.type() == PALETTE and self._html:
            self._draw()

    def _draw(self) -> None:
        place = self.verticalScrollBar().value()
        colours = tokens()
        style = STYLE.format(**{name: getattr(colours, name) for name in type(colours).__dataclass_fields__})
        self.document().setDefaultStyleSheet(style)
        self.setHtml(self._html)
        self.verticalScrollBar().setValue(place)
