"""The language of the window: English in the code, Chinese from assets/translations."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from agent import assets


class Translation:
    """What is installed in the application now; a language is one at a time.

    spoken: what it is.
    """

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []
        self.spoken: Literal["en", "zh"] = "en"

    def speak(self, language: str) -> None:
        """Translate what is shown from now on. language: 'system', 'en' or 'zh'."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        self.spoken = "zh" if language == "zh" or (language == "system" and _system_is_chinese()) else "en"
        if self.spoken == "zh":
            qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install("qtbase_zh_CN", qt)
            self._install("deixis_zh", str(assets.path("translations")))

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self._app)
        if translator.load(name, folder):
            self._app.installTranslator(translator)
            self._installed.append(translator)


def _system_is_chinese() -> bool:
    return QLocale.system().language() is QLocale.Language.Chinese
