#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Types into a form of the real window, kills the program and finds the text again."""

import json
import sys
import time

from desktop import Window, field_of, press, read, run, wait_for


def kill_after_typing(atspi, folder):
    """What was typed is on the disk while the program still runs, and there after it was killed."""
    library = f"{folder}/after.db"
    window = Window(atspi, library, "--sample")
    try:
        window.focus("Title")
        before = field_of(library, "title")
        assert before, "the sample plan is not in the library"
        text = " va khong mat chu nao"
        assert window.type(text).wait() == 0
        typed = time.monotonic()
        wait_for("the text in the library", lambda: field_of(library, "title").endswith(text))
        print(f"# on the disk {time.monotonic() - typed:.2f} s after the last key")
    finally:
        window.kill()
    assert field_of(library, "title") == before + text, field_of(library, "title")


def kill_while_typing(atspi, folder):
    """Killed between two keys, the library opens, and holds a beginning of what was typed."""
    library = f"{folder}/while.db"
    window = Window(atspi, library, "--sample")
    text = " mot hai ba bon nam sau bay tam chin muoi" * 12
    try:
        window.focus("Title")
        before = field_of(library, "title")
        window.type(text)
        wait_for("the first words in the library", lambda: len(field_of(library, "title")) > len(before) + 3)
    finally:
        window.kill()
    after = field_of(library, "title")
    assert after.startswith(before) and (before + text).startswith(after), after
    assert len(after) > len(before) + 3, after
    # The library is whole: it can be written, and the program opens it again.
    again = read(library, "new", "--year", "2030")
    assert again.returncode == 0, again.stderr
    window = Window(atspi, library, "--sample")
    try:
        window.find("Title")
    finally:
        window.kill()


def tasks(library):
    """Returns how many tasks each group has, as the library on the disk has it."""
    result = read(library, "show", "1", "--json")
    if result.returncode != 0:
        return []
    return [len(group["tasks"]) for group in json.loads(result.stdout)["task_groups"]]


def undo_after_kill(atspi, folder):
    """Rows that were removed before the program was killed come back by undo, and are shown."""
    library = f"{folder}/undo.db"
    window = Window(atspi, library, "--sample")
    try:
        outline = window.find("Outline of the plan", "list")
        window.take_keyboard()
        before = wait_for("the tasks", lambda: tasks(library))
        form = window.go_on_to("1. ", outline)
        press("Return")  # from the outline into the form
        wait_for("the keyboard in the form", lambda: window.focused(form))
        press("Tab")  # past its heading
        wait_for("the first task", lambda: (n := window.focused(form)) and n.get_name() == "Task")
        press("Escape")
        wait_for("its row", lambda: (n := window.focused(form)) and n.get_role_name() == "list item")
        press("shift+Down")
        wait_for("two rows", lambda: (n := window.focused(form)) and n.get_description() == "2 rows selected")
        press("Delete")
        wait_for("the rows gone", lambda: tasks(library) == [before[0] - 2, *before[1:]])
    finally:
        window.kill()
    window = Window(atspi, library, "--sample")
    try:
        outline = window.find("Outline of the plan", "list")
        window.take_keyboard()
        window.wait_until_sensitive("Undo")
        press("ctrl+z")
        wait_for("the rows back", lambda: tasks(library) == before)
        wait_for("their form", lambda: window.selected_in(outline).startswith("1. "))
        window.wait_until_sensitive("Redo")
        press("ctrl+shift+z")
        wait_for("the rows gone again", lambda: tasks(library) == [before[0] - 2, *before[1:]])
    finally:
        window.kill()


CASES = [("/kill/after-typing", kill_after_typing), ("/kill/while-typing", kill_while_typing),
         ("/kill/undo", undo_after_kill)]

if __name__ == "__main__":
    sys.exit(run(CASES))
