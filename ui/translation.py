"""The language of the window: English in the code, Chinese from assets/translations."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from agent import assets, reason


class Translation:
    """What is installed in the application now; a language is one at a time.

    spoken: what it is.
    """

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[tuple[QTranslator, bytes]] = []
        self._core = Core(app)
        self.spoken: Literal["en", "zh"] = "en"

    def speak(self, language: str) -> None:
        """Translate what is shown from now on. language: 'system', 'en' or 'zh'."""
        for translator, _ in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        self._app.removeTranslator(self._core)
        self.spoken = "zh" if language == "zh" or (language == "system" and _system_is_chinese()) else "en"
        if self.spoken == "zh":
            qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            self._install(qt / "qtbase_zh_CN.qm")
            self._install(assets.path("translations") / "deixis_zh.qm")
            self._app.installTranslator(self._core)

    def _install(self, file: Path) -> None:
        """Install a file's words, read whole: Qt maps a file, and dies where it is written anew meanwhile."""
        translator = QTranslator(self._app)
        words = file.read_bytes() if file.is_file() else b""
        if translator.load(words):
            self._app.installTranslator(translator)
            self._installed.append((translator, words))  # Qt keeps no copy


class Core(QTranslator):
    """What the core has in Chinese itself, for its policies say it, too."""

    def translate(self, context: str, source: str, note: str | None = None, count: int = -1) -> str | None:
        """Return None, and no empty text, for what is not known: then Qt asks the next one."""
        return reason.CHINESE.get(context, {}).get(source)

    def isEmpty(self) -> bool:
        return False


def _system_is_chinese() -> bool:
    return QLocale.system().language() is QLocale.Language.Chinese
