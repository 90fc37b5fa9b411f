#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks every page as a screen reader does: no control may be without a name and a description."""

import pathlib
import subprocess
import sys
import time

from desktop import Window, press, read, run, type_text, wait_for
from named import check, check_order

SAMPLE = str(pathlib.Path(__file__).resolve().parents[2] / "data/samples/ke-hoach-mau.kehoach")


# Pages where one chip of each kind is opened, by how they begin, and how many kinds there are at least.
CHIPS = {"II. ": 1, "1. ": 4, "V. ": 2}


def chips(window, page, form, least):
    """What opens from the chips of a form."""
    kinds = {}
    for node, path in window.walk(form):
        name = node.get_name() or ""
        if (node.get_role_name() == "push button" and path[-2:] == [f"filler {name}", f"push button {name}"]
                and node.get_state_set().contains(window.atspi.StateType.FOCUSABLE)):
            kinds.setdefault(name.split(":")[0], node)
    assert len(kinds) >= least, f"{page}: only these chips: {list(kinds)}"
    for kind, button in kinds.items():
        chip = button.get_parent().get_parent()
        window.atspi.Action.do_action(button, 0)
        wait_for(f"what “{kind}” opens", lambda: window.focused(chip) not in (None, button))
        check(window, f"{page}, {kind}", chip, 2)
        press("Escape")
        wait_for(f"“{kind}” to close", lambda: window.focused(chip) in (None, button))


def editor(atspi, folder):
    """Every page of the sample plan."""
    window = Window(atspi, f"{folder}/library.db", "--sample")
    try:
        outline = window.find("Outline of the plan", "list")
        window.take_keyboard()
        form = window.newest_form()
        check(window, "window", least=30)
        seen = []
        while True:
            page = window.selected_in(outline)
            check(window, page, form, 0)
            check_order(window, page, form)
            for start, least in CHIPS.items():
                if page.startswith(start):
                    chips(window, page, form, least)
            seen.append(page)
            if page.startswith("Findings"):
                break
            form = window.go("ctrl+Next", outline, form)
        assert len(seen) >= 14, f"only {len(seen)} pages: {seen}"
    finally:
        window.kill()


def library(atspi, folder):
    """The library: empty, with a plan, and the dialog for a new one."""
    window = Window(atspi, f"{folder}/library.db")
    try:
        window.find("No Plans Yet", "panel")
        window.take_keyboard()
        check(window, "empty library", least=6)
        press("ctrl+n")
        window.find("Template", "combo box")
        check(window, "new plan", least=12)
    finally:
        window.kill()
    window = Window(atspi, f"{folder}/library.db", "--sample")
    try:
        window.find("Outline of the plan", "list")
        window.take_keyboard()
        press("alt+Left")
        window.find("Plans", "list")
        check(window, "library with a plan", least=8)
    finally:
        window.kill()


# Windows beside the first: the action that opens each, and how many controls it has at least.
WINDOWS = [
    ("edit-body", 10),
    ("show-units", 3),
    ("show-assignments", 8),
    ("show-register", 3),
    ("show-progress", 8),
    ("show-rules", 8),
    ("print-preview", 3),
    ("keep-version", 3),
    ("issue", 8),
    ("report", 3),
    ("send", 8),
    ("compare-open-plan", 1),
    ("show-body-layout", 5),
    ("export-extracts", 3),
]
# Pages that take the place of the plan or of the list of plans.
PAGES = [("show-versions", 5), ("show-backups", 3), ("show-trash", 3)]


def settled(window, top=None):
    """Waits until as much is shown as a moment ago: a page fills after it is there."""

    def count():
        try:
            return sum(1 for _ in window.walk(top))
        except window.atspi_error():
            return -1

    def look():
        before = count()
        time.sleep(0.3)
        return before > 3 and before == count()

    wait_for("the page to be whole", look)


def close_beside(window, n_before):
    """Closes the window that was opened last, as Escape does."""
    subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(window.process.pid), "windowfocus"],
                   stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    press("Escape")
    wait_for("the end of a window", lambda: len(window.frames()) == n_before)


def beside(atspi, folder):
    """Every other window, and the pages that are not forms."""
    window = Window(atspi, f"{folder}/library.db", "--sample", named=True)
    try:
        window.find("Outline of the plan", "list")
        n_before = len(window.frames())
        for action, least in WINDOWS:
            window.activate(action)
            frame = wait_for(f"the window of {action}", lambda: (f := window.frames()) and len(f) > n_before and f[-1])
            settled(window, frame)
            check(window, action, frame, least)
            close_beside(window, n_before)
        pdf = f"{folder}/plan.pdf"
        assert read(f"{folder}/other.db", "import", SAMPLE).returncode == 0
        assert read(f"{folder}/other.db", "export", "1", "-o", pdf).returncode == 0
        for action, least in (("sign-file", 3), ("verify-file", 1)):
            window.activate(action, f"'file://{pdf}'")
            frame = wait_for(f"the window of {action}", lambda: (f := window.frames()) and len(f) > n_before and f[-1])
            settled(window, frame)
            check(window, action, frame, least)
            close_beside(window, n_before)
        for action, least in PAGES:
            window.activate(action)
            settled(window)
            check(window, action, None, least)
            window.activate("back")
    finally:
        window.kill()
    words = pathlib.Path(folder, "plan.txt")
    words.write_text("KẾ HOẠCH\nCải cách hành chính năm 2027\nI. MỤC ĐÍCH\n- Rà soát.\nLời lạc loài\n", encoding="utf-8")
    window = Window(atspi, f"{folder}/library.db", str(words))
    try:
        window.find("Next Paragraph without a Place", "push button")
        settled(window)
        check(window, "import page", None, 8)
    finally:
        window.kill()


def choose_file(window, action, title, file):
    """Answers the dialog for a file that an action opens."""
    window.activate(action)
    window.take_keyboard_beside(title)
    type_text(file)
    press("Return")
    wait_for("the end of the dialog", lambda: window.xid_of(title) is None)


def changed(file, before, after):
    """Changes words in a file, as a reader of it does."""
    text = pathlib.Path(file).read_text(encoding="utf-8")
    assert before in text, f"{file} lacks “{before}”"
    pathlib.Path(file).write_text(text.replace(before, after), encoding="utf-8")


def reviewed(atspi, folder):
    """The changes that a file brings: corrections, and what a unit sends back."""
    library = f"{folder}/library.db.data/kehoach/library.kehoach"
    corrected, part, returned = f"{folder}/corrected.txt", f"{folder}/part.kehoach", f"{folder}/returned.kehoach"
    window = Window(atspi, f"{folder}/library.db", "--sample", named=True)
    try:
        window.find("Outline of the plan", "list")
        assert read(library, "export", "1", "-o", corrected).returncode == 0
        changed(corrected, "Rút ngắn thời gian xử lý", "Giảm thời gian xử lý")
        choose_file(window, "take-in-corrections", "Take In Corrections", corrected)
        window.find("Side by Side", "push button")
        settled(window)
        check(window, "corrections", None, 8)
        window.activate("back")
        window.find("Outline of the plan", "list")

        assert read(library, "part", "1", "--unit", "Văn phòng Sở", "-o", part).returncode == 0
        assert read(f"{folder}/unit.db", "import", part).returncode == 0
        assert read(f"{folder}/unit.db", "part", "1", "--unit", "Văn phòng Sở", "-o", returned).returncode == 0
        changed(returned, "Khảo sát trực tiếp", "Khảo sát tại chỗ")
        choose_file(window, "merge-part", "Merge Returned Parts", returned)
        window.find("Side by Side", "push button")
        settled(window)
        check(window, "merge", None, 8)
    finally:
        window.kill()


PAGE = 4096  # of a library, in bytes


def damaged(atspi, folder):
    """A library that is damaged: what the window says, and what can be salvaged."""
    library = pathlib.Path(f"{folder}/library.db.data/kehoach/library.kehoach")
    library.parent.mkdir(parents=True)
    for _ in range(6):
        assert read(str(library), "import", SAMPLE).returncode == 0
    with library.open("r+b") as file:
        file.seek(-8 * PAGE, 2)  # where a library of six plans certainly holds something
        file.write(b"\xa5" * PAGE)
    window = Window(atspi, f"{folder}/library.db", named=True)
    try:
        window.find("Salvage…", "push button")
        window.take_keyboard()
        check(window, "damaged library", None, 6)
        window.activate("salvage")
        start = window.find("Salvage", "push button")
        check(window, "salvage", None, 2)
        window.atspi.Action.do_action(start, 0)
        window.find("Use the New Library", "push button")
        settled(window)
        check(window, "what was salvaged", None, 3)
    finally:
        window.kill()


CASES = [("/names/editor", editor), ("/names/library", library), ("/names/beside", beside),
         ("/names/reviewed", reviewed), ("/names/damaged", damaged)]

if __name__ == "__main__":
    sys.exit(run(CASES))
