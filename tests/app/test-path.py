#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's whole path, by keyboard alone: an empty library, a new plan, words in
every section, undo and redo, the preview, and the PDF that comes of it."""

import json
import os
import subprocess
import sys
import time

from desktop import Window, press, read, run, type_text, wait_for


def plan(library):
    """Returns plan 1 as the library on the disk has it, or None while there is none."""
    result = read(library, "show", "1", "--json")
    return json.loads(result.stdout) if result.returncode == 0 else None


def shown(library, words):
    """Whether the words are anywhere in the plan on the disk."""
    found = plan(library)
    return found is not None and words in json.dumps(found, ensure_ascii=False)


def start(window, library):
    window.find("No Plans Yet", "panel")
    window.take_keyboard()
    press("ctrl+n")
    window.find("Template", "combo box")
    wait_for("the year", lambda: (n := window.focused(None)) and n.get_role_name() == "spin button")
    press("Tab", "Tab")
    type_text("So Mau")
    press("Return")
    window.find("Outline of the plan", "list")
    assert plan(library)["title"], "the plan has no title"


def write(window, form, words):
    """Goes on with Tab to where one can write, adding an item where there is none, and types."""
    for _ in range(12):
        node = window.focused(form)
        role, name = (node.get_role_name(), node.get_name() or "") if node else ("", "")
        if role == "text" and name not in ("Heading", "Year", "Type of document"):
            type_text(words)
            return
        if role == "push button" and name.startswith("Add ") and name != "Add something else":
            press("space")
            wait_for("the new item", lambda: (window.focused(form) or node).get_role_name() == "text")
            type_text(words)
            return
        press("Tab")
        # Where there is nothing to go to the keyboard stays.
        for _ in range(20):
            if window.focused(form) != node:
                break
            time.sleep(0.05)
    raise AssertionError("there is nowhere to write")


def write_everywhere(window, library):
    """Goes through the outline, and types a mark into each form that takes words."""
    outline = window.find("Outline of the plan", "list")
    words = []
    form = window.newest_form()
    press("Return")  # from the outline into the form
    while True:
        page = window.selected_in(outline)
        if page.startswith("Findings"):
            break
        mark = f"bai viet so {len(words) + 1} xong"
        write(window, form, mark)
        wait_for(f"“{mark}” of “{page}” on the disk", lambda m=mark: shown(library, m))
        words.append(mark)
        form = window.go("ctrl+Next", outline, form)
    return words


def path(atspi, folder):
    library = f"{folder}/library.db"
    file = f"{folder}/plan.pdf"
    window = Window(atspi, library)
    try:
        start(window, library)
        words = write_everywhere(window, library)
        print(f"# wrote into {len(words)} pages")
        assert len(words) >= 14, words

        last = words[-1]
        press("ctrl+z")
        wait_for("the undo", lambda: not shown(library, last))
        press("ctrl+shift+z")
        wait_for("the redo", lambda: shown(library, last))

        # The page that is in sight, read out: it is the one that was written on last.
        preview = window.find("Preview of the pages", "image")
        wait_for("the words in the preview", lambda: last in (preview.get_description() or ""))

        press("ctrl+e")
        window.find("Export", None)
        press("ctrl+a")
        type_text(file)
        press("Return")
        wait_for("the PDF", lambda: os.path.exists(file))
    finally:
        window.kill()
    text = subprocess.run(["pdftotext", "-layout", file, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout
    text = " ".join(text.split()).casefold()
    # What the general information takes is its title; all else is printed as typed.
    missing = [mark for mark in words if mark not in text]
    assert not missing, f"the PDF lacks {missing}"


if __name__ == "__main__":
    sys.exit(run([("/path/whole", path)]))
