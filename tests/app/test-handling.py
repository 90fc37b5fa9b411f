#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole rows of a form in the real window: by keyboard, and by the pointer."""

import json
import sys

from desktop import Window, click, drag, press, read, run, wait_for


def groups(library):
    """Returns the first words of the tasks of each group, as the library on the disk has them."""
    result = read(library, "show", "1", "--json")
    if result.returncode != 0:
        return None
    return [[task["text"][:12] for task in group["tasks"]] for group in json.loads(result.stdout)["task_groups"]]


class Form:
    """The sample plan, at the form of its first task group."""

    def __init__(self, atspi, folder):
        self.library = f"{folder}/library.db"
        self.window = Window(atspi, self.library, "--sample")
        self.outline = self.window.find("Outline of the plan", "list")
        self.window.take_keyboard()
        while not (page := self.window.selected_in(self.outline)).startswith("1. "):
            press("ctrl+Next")
            wait_for("the next page", lambda p=page: self.window.selected_in(self.outline) != p)
        self.form = self.window.newest_form()
        press("Return")  # from the outline into the form
        self.before = groups(self.library)
        assert len(self.before[0]) >= 4, self.before

    def go(self, key):
        """Goes to another form by a key."""
        page, form = self.window.selected_in(self.outline), self.form
        press(key)
        wait_for("the other page", lambda: self.window.selected_in(self.outline) != page)
        self.form = wait_for("its form", lambda: (n := self.window.newest_form()) != form and n)

    def tasks(self):
        """Returns where the texts of the tasks are, from top to bottom."""
        def look():
            found = self.window.find_all("Task", "text", self.form)
            return found if len(found) >= 2 else None

        return [self.window.box_of(node) for node in wait_for("the tasks", look)]

    def into_task(self, index):
        x, y, _, _ = self.tasks()[index]
        click(x + 20, y + 10)
        wait_for("the cursor in the task", lambda: (n := self.window.focused(self.form)) and n.get_name() == "Task")

    def wait_for_groups(self, what, expected):
        wait_for(f"{what}: {expected}", lambda: groups(self.library)[:len(expected)] == expected)

    def focused_row(self):
        """Returns the row that has the keyboard."""
        return wait_for("a row with the keyboard",
                        lambda: (n := self.window.focused(self.form)) and n.get_role_name() == "list item" and n)


def keyboard(atspi, folder):
    """Rows are selected, moved, cut and pasted without a pointer, and all of it is undone."""
    form = Form(atspi, folder)
    window = form.window
    first, second = form.before[:2]
    try:
        form.into_task(0)
        press("Escape")
        row = form.focused_row()
        assert first[0][:8] in row.get_name(), row.get_name()
        assert row.get_state_set().contains(atspi.StateType.SELECTED)
        press("shift+Down")
        wait_for("two rows", lambda: form.focused_row().get_description() == "2 rows selected")
        press("alt+Down")
        form.wait_for_groups("moved", [[first[2], first[0], first[1], *first[3:]]])
        press("ctrl+z")
        form.wait_for_groups("back", [first])

        # All the words, the row, all rows.
        form.into_task(0)
        press("ctrl+a", "ctrl+a")
        form.focused_row()
        press("ctrl+a")
        wait_for("all rows", lambda: form.focused_row().get_description() == f"{len(first)} rows selected")
        press("Home", "shift+Down", "ctrl+x")
        form.wait_for_groups("cut", [first[2:], second])

        form.go("ctrl+Next")
        form.into_task(0)
        press("ctrl+v")
        form.wait_for_groups("pasted", [first[2:], [second[0], *first[:2], *second[1:]]])
        form.focused_row()
        press("Delete")
        form.wait_for_groups("removed", [first[2:], second])
        press("ctrl+z", "ctrl+z", "ctrl+z")
        form.wait_for_groups("all undone", [first, second])
        assert window.process.poll() is None
    finally:
        window.kill()


def words(atspi, folder):
    """With words selected the keys are for words, rows or not."""
    form = Form(atspi, folder)
    first = form.before[0]
    try:
        form.into_task(0)
        press("Home", "shift+Right", "shift+Right", "shift+Right", "ctrl+x")
        wait_for("three letters less", lambda: groups(form.library)[0][0][:8] == first[0][3:11])
        press("ctrl+v")
        form.wait_for_groups("and there again", [first])
        # Rows on the clipboard, words selected: words.
        press("Escape", "ctrl+c", "Escape", "ctrl+a", "ctrl+v")
        wait_for("no row more", lambda: len(groups(form.library)[0]) == len(first))
    finally:
        form.window.kill()


def pointer(atspi, folder):
    """A click in the margin selects, Shift and Control add, the handle drags all of them."""
    form = Form(atspi, folder)
    first = form.before[0]
    try:
        def margin(index):
            x, y, _, _ = form.tasks()[index]
            return x - 12, y + 12

        def handle(index):
            x, y, _, _ = form.tasks()[index]
            return x - 38, y + 14

        click(*margin(0))
        wait_for("one row", lambda: form.focused_row().get_description() == "1 row selected")
        click(*margin(2), modifier="shift")
        wait_for("three rows", lambda: form.focused_row().get_description() == "3 rows selected")
        click(*margin(1), modifier="ctrl")
        wait_for("two rows", lambda: form.focused_row().get_description() == "2 rows selected")

        # The first and the third go behind the fourth.
        x, y, _, height = form.tasks()[3]
        drag(handle(0), (x + 60, y + height + 16))
        form.wait_for_groups("dragged", [[first[1], first[3], first[0], first[2], *first[4:]]])
        press("ctrl+z")
        form.wait_for_groups("undone in one step", [first])

        # One that is not selected goes alone.
        x, y, _, _ = form.tasks()[0]
        drag(handle(3), (x + 60, y + 2))
        form.wait_for_groups("dragged alone", [[first[3], *first[:3], *first[4:]]])
    finally:
        form.window.kill()


CASES = [("/handling/keyboard", keyboard), ("/handling/words", words), ("/handling/pointer", pointer)]

if __name__ == "__main__":
    sys.exit(run(CASES))
