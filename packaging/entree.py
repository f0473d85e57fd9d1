"""What the built program runs: the command `visavis`, or, with `--essai-fenetre`, a window that closes by itself."""

import sys


def essayer_fenetre() -> int:
    """Open the window on its lock screen, draw it, close it; return the exit status. The build tries itself so."""
    from PySide6.QtCore import QTimer
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtWidgets import QApplication

    from app.context import AppScope
    from ui.main import preparer
    from ui.main_window import MainWindow
    from ui.memoire import Memoire

    application = QApplication(sys.argv[:1])
    fenetre = MainWindow(AppScope(), preparer(application), Memoire())
    fenetre.show()
    QTimer.singleShot(0, fenetre.close)
    vue = fenetre.grab().toImage()
    dessine = len({vue.pixel(x, y) for x in range(0, vue.width(), 8) for y in range(0, vue.height(), 8)}) > 1
    return application.exec() or (0 if dessine and QPdfDocument is not None else 1)


if __name__ == "__main__":
    if sys.argv[1:] == ["--essai-fenetre"]:
        sys.exit(essayer_fenetre())
    from ui.porte import main

    sys.exit(main())
