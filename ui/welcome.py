"""The first screen: a new office, one that exists, or the sample."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.words import _
from ui.parts import beside, button, label, strong
from ui.theme import MARGIN, ROW_HEIGHT

MOST = 6
PATH = int(Qt.ItemDataRole.UserRole)


class WelcomePage(QWidget):
    """Says what the program is for and has the three ways to begin."""

    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    recent_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.new_button = button(_("新建单位"), self.new_asked.emit, icon="new", primary=True)
        self.open_button = button(_("打开文件"), self.open_asked.emit, icon="open")
        self.sample_button = button(_("看看示例"), self.sample_asked.emit, icon="sample")
        self.recent = QListWidget()
        self.recent.setAccessibleName(_("最近的文件"))
        self.recent.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.recent.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.recent.itemActivated.connect(self._open_recent)
        self.recent.itemClicked.connect(self._open_recent)
        self.recent_title = label(_("最近打开"), "muted")
        inside = QWidget()
        inside.setFixedWidth(520)
        column = QVBoxLayout(inside)
        column.setSpacing(MARGIN)
        column.addWidget(strong(_("绩单"), 26))
        column.addWidget(
            label(
                _(
                    "把一个部门的考核和奖金算清楚：录入或从 Excel 导入数据，得到每个人的得分和奖金，"
                    "每个数字都能说明由来，再打印奖金单、导出汇总。全部数据只在这台电脑的一个文件里。"
                ),
                "muted",
                wrap=True,
            )
        )
        column.addLayout(beside(self.new_button, self.open_button, self.sample_button, None))
        column.addSpacing(MARGIN)
        column.addWidget(self.recent_title)
        column.addWidget(self.recent)
        around = QVBoxLayout(self)
        around.addStretch(2)
        around.addLayout(beside(None, inside, None))
        around.addStretch(3)

    def show_recent(self, paths: list[str]) -> None:
        """List the recent files."""
        self.recent.clear()
        for path in paths:
            item = QListWidgetItem(f"{Path(path).stem}　　{Path(path).parent}")
            item.setData(PATH, path)
            item.setToolTip(path)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            self.recent.addItem(item)
        self.recent.setFixedHeight(ROW_HEIGHT * min(len(paths), MOST) + 2 * self.recent.frameWidth())
        for widget in (self.recent, self.recent_title):
            widget.setVisible(bool(paths))

    def _open_recent(self, item: QListWidgetItem) -> None:
        self.recent_asked.emit(str(item.data(PATH)))
