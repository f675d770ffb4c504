"""The panel that answers “why is this 71.67?”: a tree of reasons that can be opened, read and copied."""

from html import escape

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from models.results import Explanation
from models.words import _
from ui.parts import beside, strong, tool
from ui.theme import GAP, tokens

OPEN_DEPTH = 2
"""How deep the tree stands open at first."""
STEP = 18
"""Pixels by which each level is set in."""


class ExplanationPanel(QWidget):
    """Shows one explanation; each node can be opened and closed."""

    def __init__(self) -> None:
        super().__init__()
        self._root: Explanation | None = None
        self._open: dict[str, bool] = {}
        self.title = strong(_("核算过程"))
        self.copy_button = tool(_("复制为文字"), self.copy_text, "copy")
        self.browser = QTextBrowser()
        self.browser.setOpenLinks(False)
        self.browser.setAccessibleName(_("核算过程"))
        self.browser.anchorClicked.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addLayout(beside(self.title, None, self.copy_button))
        column.addWidget(self.browser)
        self.clear()

    def clear(self) -> None:
        """Ask the person to choose a figure."""
        self._root = None
        self.title.setText(_("核算过程"))
        self.copy_button.setEnabled(False)
        hint = _("点任意一个数字，这里说明它是怎么来的。")
        self.browser.setHtml(f'<p style="color:{tokens().muted}">{escape(hint)}</p>')

    def explain(self, explanation: Explanation, owner: str = "", part: str = "") -> None:
        """Show why a figure is what it is; `part` names a line of it, at which the tree opens."""
        self._root, self._open = explanation, {}
        path, node = _find(explanation, part)
        self._open[path] = True
        absent = node.value in ("", _("缺"))
        why = _("{owner} · {label}：为什么缺？") if absent else _("{owner} · {label}：为什么是 {value}？")
        self.title.setText(why.format(owner=owner, label=node.label, value=node.value))
        self.copy_button.setEnabled(True)
        self._draw()
        self.browser.scrollToAnchor(path)

    def redraw(self) -> None:
        """Draw again, in the colours now in use."""
        if self._root is None:
            self.clear()
        else:
            self._draw()

    def text(self) -> str:
        """Give the whole explanation as plain text."""
        return "\n".join(_lines(self._root, 0)) if self._root is not None else ""

    def copy_text(self) -> None:
        """Put the whole explanation on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def _toggle(self, link: QUrl) -> None:
        path = link.toString()
        self._open[path] = not self._is_open(path)
        self._draw()

    def _is_open(self, path: str) -> bool:
        return self._open.get(path, path.count(".") < OPEN_DEPTH)

    def _draw(self) -> None:
        if self._root is None:
            return
        place = self.browser.verticalScrollBar().value()
        self.browser.setHtml("".join(self._node(self._root, "0", 0)))
        self.browser.verticalScrollBar().setValue(place)

    def _node(self, node: Explanation, path: str, depth: int) -> list[str]:
        """Write a node and what is open below it."""
        colours = tokens()
        is_open = self._is_open(path)
        sign = ("▾" if is_open else "▸") if node.children else "·"
        value = f'&nbsp;&nbsp;<b><span style="color:{colours.accent}">{escape(node.value)}</span></b>'
        mark = f'<a name="{path}"></a><a href="{path}" style="text-decoration:none;color:{colours.muted}">{sign}</a>'
        head = f"{mark} <b>{escape(node.label)}</b>{value}"
        if node.exact and node.exact != node.value:
            exact = _("取整前 {exact}").format(exact=node.exact)
            head += f'&nbsp;&nbsp;<span style="color:{colours.muted}">{escape(exact)}</span>'
        margin = depth * STEP
        html = [f'<p style="margin-left:{margin}px;margin-top:6px;margin-bottom:2px">{head}</p>']
        for text, colour in _remarks(node):
            html.append(
                f'<p style="margin-left:{margin + 14}px;margin-top:0px;margin-bottom:2px;'
                f'color:{getattr(colours, colour)}">{escape(text)}</p>'
            )
        if is_open:
            for number, child in enumerate(node.children):
                html.extend(self._node(child, f"{path}.{number}", depth + 1))
        return html


def _find(root: Explanation, part: str) -> tuple[str, Explanation]:
    """Find the line of that label, else the whole."""
    found = ((f"0.{n}", child) for n, child in enumerate(root.children) if part and child.label == part)
    return next(found, ("0", root))


def _remarks(node: Explanation) -> list[tuple[str, str]]:
    """Give the lines below a node's head, each with its colour."""
    lines = []
    if node.words:
        lines.append((node.words, "text"))
    if node.numbers and node.numbers != node.words:
        lines.append((_("代入：{numbers}").format(numbers=node.numbers), "text"))
    if node.clause:
        lines.append((_("条款：{clause}").format(clause=node.clause), "muted"))
    if node.gap:
        lines.append((_("文件未定，本方案取值：{gap}").format(gap=node.gap), "missing_text"))
    return lines


def _lines(node: Explanation, depth: int) -> list[str]:
    """Write a node and all below it as plain text."""
    inset = "  " * depth
    exact = (
        "  " + _("取整前 {exact}").format(exact=node.exact) if node.exact and node.exact != node.value else ""
    )
    lines = [f"{inset}{node.label} = {node.value}{exact}"]
    lines += [f"{inset}  {text}" for text, _colour in _remarks(node)]
    for child in node.children:
        lines += _lines(child, depth + 1)
    return lines
