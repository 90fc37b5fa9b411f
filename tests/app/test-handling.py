#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole rows of a form in the real window: by keyboard, and by the pointer."""

import json
import subprocess
import sys

from desktop import Window, click, drag, press, read, run, type_text, wait_for


def groups(library):
    """Returns the first words of the tasks of each group, as the library on the disk has them."""
    result = read(library, "show", "1", "--json")
    if result.returncode != 0:
        return None
    return [[task["text"][:12] for task in group["tasks"]] for group in json.loads(result.stdout)["task_groups"]]


def find_bar(box):
    """Returns where the bar beside the lines that are marked is on the screen, within a part of it, or None."""
    x, y, width, height = box
    data = subprocess.run(
        ["import", "-window", "root", "-depth", "8", "-crop", f"{width}x{height}+{x}+{y}", "+repage", "rgb:-"],
        stdout=subprocess.PIPE, check=True,
    ).stdout
    # A strong blue: words are grey, marked lines are pale.
    found = [i // 3 for i in range(0, len(data), 3) if data[i] < 110 and data[i + 2] > 190]
    if not found:
        return None
    return x + found[0] % width, y + found[0] // width, y + found[-1] // width


class Form:
    """The sample plan, at the form of its first task group."""

    def __init__(self, atspi, folder):
        self.library = f"{folder}/library.db"
        self.window = Window(atspi, self.library, "--sample")
        self.outline = self.window.find("Outline of the plan", "list")
        self.window.take_keyboard()
        self.form = self.window.go_on_to("1. ", self.outline)
        press("Return")  # from the outline into the form
        wait_for("the keyboard in the form", lambda: self.window.focused(self.form))
        self.before = groups(self.library)
        assert len(self.before[0]) >= 4, self.before

    def go(self, key):
        """Goes to another form by a key."""
        self.form = self.window.go(key, self.outline, self.form)

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
        # Who writes goes on writing: the keyboard is in the first field there.
        wait_for("the heading", lambda: (n := window.focused(form.form)) and n.get_name() == "Heading")
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


def task(library, index):
    """Returns a task of the first group, as the library on the disk has it."""
    result = read(library, "show", "1", "--json")
    return json.loads(result.stdout)["task_groups"][0]["tasks"][index] if result.returncode == 0 else {}


def tab_to(form, start):
    """Goes on with Tab to what is called so."""
    for _ in range(12):
        node = form.window.focused(form.form)
        if node is not None and (node.get_name() or "").startswith(start):
            return
        press("Tab")
    raise AssertionError(f"Tab does not come to “{start}”")


def press_into(form, *keys):
    """Presses keys that open a popover, and waits until one can write there."""
    before = form.window.focused(None)
    press(*keys)
    wait_for("the popover", lambda: (n := form.window.focused(None)) and n != before
             and n.get_role_name() in ("text", "entry"))


def press_for_menu(form, *keys):
    """Presses keys that open a menu, and waits for the menu."""
    press(*keys)

    def look():
        try:
            return any(node.get_role_name() == "menu item" for node, _ in form.window.walk())
        except form.window.atspi_error():
            return False

    wait_for("the menu", look)


def popovers(atspi, folder):
    """The details of a task, and of several, without a pointer: unit, product, deadline, menu."""
    form = Form(atspi, folder)
    window, library = form.window, form.library
    try:
        form.into_task(0)
        tab_to(form, "Lead unit")
        press_into(form, "space")
        type_text("van phong")
        press("Return")
        wait_for("the lead unit", lambda: task(library, 0).get("lead") == "Văn phòng Sở")
        tab_to(form, "Product")
        press_into(form, "space")
        press("ctrl+a")
        type_text("Bao cao moi")
        press("Escape")
        wait_for("the product", lambda: task(library, 0).get("product") == "Bao cao moi")
        tab_to(form, "Deadline")
        press_into(form, "space")
        press("ctrl+a")
        type_text("30/6")
        press("Escape")
        wait_for("the deadline", lambda: "30/6" in (task(library, 0).get("deadline") or {}).get("text", ""))
        # The keyboard is at the chip again, and Escape there hurts nothing.
        tab_to(form, "Deadline")

        # The menu of two rows: their lead unit, in one step.
        before = task(library, 1)["lead"]
        form.into_task(0)
        press("Escape")
        form.focused_row()
        press("shift+Down")
        wait_for("two rows", lambda: form.focused_row().get_description() == "2 rows selected")
        press_for_menu(form, "shift+F10")
        press_into(form, "Up", "Down", "Return")
        type_text("cong nghe")
        press("Return")
        wait_for("both leads", lambda: task(library, 0).get("lead") == task(library, 1).get("lead") != before)
        assert form.focused_row().get_description() == "2 rows selected"
        press("ctrl+z")
        wait_for("both undone", lambda: task(library, 0).get("lead") == "Văn phòng Sở"
                 and task(library, 1).get("lead") == before)
    finally:
        window.kill()


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


def preview(atspi, folder):
    """The line of the field one is in is marked; a click on a line goes to its field."""
    form = Form(atspi, folder)
    window = form.window
    try:
        x, top, width, _ = window.box_of(window.find("Preview of the pages", "image"))
        # The pages are longer than the window: what is in sight of them.
        place = window.box_of(window.find("Form", "scroll pane"))
        box = (x, max(top, place[1]), width, place[3])

        def mark_of(index):
            form.into_task(index)
            return wait_for("a mark", lambda: find_bar(box))

        first = mark_of(0)
        third = wait_for("another mark", lambda: (m := mark_of(2)) != first and m)
        assert third[1] > first[1], (first, third)
        form.into_task(0)
        wait_for("the first mark again", lambda: find_bar(box) == first)
        # To the right of the bar, in the middle of its first line.
        click(third[0] + 60, third[1] + 5)
        wait_for("the third field", lambda: (n := window.focused(form.form)) and n.get_name() == "Task"
                 and window.box_of(n)[1] == form.tasks()[2][1])
        wait_for("its mark", lambda: (find_bar(box) or (0, 0, 0))[1] == third[1])
    finally:
        window.kill()


CASES = [
    ("/handling/keyboard", keyboard),
    ("/handling/words", words),
    ("/handling/popovers", popovers),
    ("/handling/pointer", pointer),
    ("/handling/preview", preview),
]

if __name__ == "__main__":
    sys.exit(run(CASES))
