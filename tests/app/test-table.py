#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of assignments in the real window: by keyboard, and by the pointer."""

import json
import pathlib
import sys
import xml.etree.ElementTree as ET

from desktop import SAMPLE, Window, click, drag, press, read, run, type_text, wait_for
from named import check

N_ROWS = 3


def write_small_plan(path):
    """Writes the sample plan with its first task group alone: each look at the table
    goes through all of its cells."""
    tree = ET.parse(SAMPLE)
    for parent in tree.iter():
        for group in [child for child in parent if child.get("kind") == "task-group"][1:]:
            parent.remove(group)
    tree.write(path, encoding="utf-8")


def first_tasks(library):
    """Returns the first tasks of the plan, as the library on the disk has them."""
    result = read(library, "show", "1", "--json")
    if result.returncode != 0:
        return None
    return json.loads(result.stdout)["task_groups"][0]["tasks"][:N_ROWS]


class Table:
    """A plan of one task group, at its table of assignments."""

    def __init__(self, atspi, folder):
        plan = f"{folder}/plan.kehoach"
        self.library = f"{folder}/library.db.data/kehoach/library.kehoach"
        write_small_plan(plan)
        pathlib.Path(self.library).parent.mkdir(parents=True)
        imported = read(self.library, "import", plan)
        assert imported.stdout.strip() == "1", imported.stderr
        self.before = first_tasks(self.library)
        self.window = Window(atspi, f"{folder}/library.db", named=True)
        self.window.find("Plans", "list")
        self.window.activate("open-plan", "int64 1")
        self.window.find("Outline of the plan", "list")
        self.window.activate("show-assignments")
        self.frame, self.xid = self.window.take_keyboard_beside("Assignments")
        self.wait_for_cell("Task")

    def wait_for_cell(self, column, begins=""):
        """Waits until a cell of the column, that says so, has the keyboard, and returns it."""

        def look():
            node = self.window.focused(self.frame)
            return (node is not None and node.get_role_name() == "table cell" and node.get_name() == column
                    and node.get_description().startswith(begins) and node)

        return wait_for(f"the keyboard in a cell of “{column}” that begins with “{begins}”", look)

    def go(self, key, *columns):
        """Goes through the columns of a row, one press of the key for each."""
        for column in columns:
            press(key)
            self.wait_for_cell(column)

    def begin_typing(self):
        """Opens the cell that has the keyboard, and selects all its words."""
        press("Return")
        self.wait_for_entry()
        press("ctrl+a")

    def wait_for_entry(self):
        return wait_for("an entry", lambda: (n := self.window.focused(self.frame)) and n.get_role_name() == "text" and n)

    def wait_for_tasks(self, what, field, expected):
        """Waits until the first tasks have these values on the disk."""

        def look():
            tasks = first_tasks(self.library)
            return tasks is not None and [field(task) for task in tasks] == expected

        wait_for(f"{what}: {expected}", look)

    def wait_for_leads(self, what, *expected):
        self.wait_for_tasks(what, lambda task: task["lead"], list(expected))

    def offers(self):
        return self.window.find_all("Choices", "list", self.frame)

    def said(self, column):
        """Returns what the cells of the column say that are there, from top to bottom."""
        try:
            return [cell.get_description() for cell in self.window.find_all(column, "table cell", self.frame)]
        except self.window.atspi_error():
            return []

    def wait_for_rows(self, what, are_right):
        """Waits until what the cells of the first column say is right."""
        wait_for(what, lambda: are_right(self.said("Task")))

    def place(self):
        """Returns the name of the control that has the keyboard, or "" while none has."""
        node = self.window.focused(self.frame)
        if node is None:
            return ""
        try:
            # What one presses to drop a list down is a part of what has the name.
            parent = node.get_parent()
            return parent.get_name() if parent.get_role_name() == "combo box" else node.get_name()
        except self.window.atspi_error():
            return ""

    def wait_for_place(self, name):
        wait_for(f"the keyboard at “{name}”", lambda: self.place() == name)

    def choose(self, name, *keys):
        """Chooses by keys in the list that has the keyboard, and is not yet dropped down."""
        self.wait_for_place(name)
        press("space")
        wait_for("the open list", lambda: (n := self.window.focused(self.frame)) and n.get_role_name() == "list item")
        press(*keys, "Return")
        self.wait_for_place(name)

    def middle_of(self, name, role):
        """Returns the middle of the first thing that is so called."""
        found = wait_for(name, lambda: self.window.find_all(name, role, self.frame))
        x, y, width, height = self.window.box_of(found[0], self.xid)
        return x + width // 2, y + height // 2


def keyboard(atspi, folder):
    """Lead, product and deadline are typed into their cells, then several rows at once."""
    table = Table(atspi, folder)
    leads = [task["lead"] for task in table.before]
    try:
        table.go("Right", "Task group", "Lead unit")
        table.begin_typing()
        type_text("van phong")
        wait_for("the offers", table.offers)
        press("Down", "Return")
        wait_for("the offer in the entry", lambda: not table.offers())
        press("Tab")
        table.wait_for_leads("typed", "Văn phòng Sở", *leads[1:])
        table.wait_for_cell("Support units")
        table.go("Right", "Product")
        table.begin_typing()
        type_text("Bao cao mau")
        press("Tab")
        table.wait_for_tasks("typed", lambda task: task["product"],
                             ["Bao cao mau", *(task["product"] for task in table.before[1:])])
        table.wait_for_cell("Deadline")
        table.begin_typing()
        type_text("30/6")
        press("Return")
        table.wait_for_tasks("typed", lambda task: task["deadline"]["to"],
                             ["2027-06-30", *(task["deadline"]["to"] for task in table.before[1:])])
        # Enter goes to the next row.
        table.wait_for_cell("Deadline", table.before[1]["deadline"]["text"])

        table.go("Left", "Product", "Support units", "Lead unit")
        press("shift+Down")
        wait_for("two rows", lambda: any(n.get_name().startswith("2 tasks are selected")
                                         for n, _ in table.window.walk(table.frame)))
        table.wait_for_cell("Lead unit")
        table.begin_typing()
        type_text("cong nghe")
        press("Return")
        both = "Trung tâm Công nghệ thông tin"
        table.wait_for_leads("both rows", "Văn phòng Sở", both, both)
        table.wait_for_cell("Lead unit")
        press("ctrl+z")
        table.wait_for_leads("one step back", "Văn phòng Sở", *leads[1:])
        press("ctrl+shift+z")
        table.wait_for_leads("and forth", "Văn phòng Sở", both, both)
        press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        wait_for("all undone", lambda: first_tasks(table.library) == table.before)
    finally:
        table.window.kill()


def escape(atspi, folder):
    """Escape takes away the offers, then what was typed, then the table."""
    table = Table(atspi, folder)
    try:
        table.go("Right", "Task group", "Lead unit")
        words = table.wait_for_cell("Lead unit").get_description()
        table.begin_typing()
        type_text("van")
        wait_for("the offers", table.offers)
        press("Escape")
        wait_for("no offers", lambda: not table.offers())
        table.wait_for_entry()
        press("Escape")
        table.wait_for_cell("Lead unit", words)
        # Where nothing is offered the first Escape gives the words back.
        table.begin_typing()
        type_text("khong luu")
        wait_for("no offers", lambda: not table.offers())
        press("Escape")
        table.wait_for_cell("Lead unit", words)
        # In the search it gives all tasks back, and the keyboard to them.
        press("ctrl+f")
        table.wait_for_place("Search tasks")
        type_text("khong co")
        table.wait_for_rows("none found", lambda rows: not rows)
        press("Escape")
        table.wait_for_rows("all of them", lambda rows: len(rows) > N_ROWS)
        wait_for("the keyboard in the table", lambda: table.place() not in ("", "Search tasks"))
        press("Escape")
        # Of the display: what reads the screen may still remember a window that has gone.
        wait_for("the end of the table", lambda: table.window.xid_of("Assignments") is None)
        assert table.window.process.poll() is None
        assert first_tasks(table.library) == table.before
    finally:
        table.window.kill()


def shown(atspi, folder):
    """Groups and filters are chosen without a pointer."""
    table = Table(atspi, folder)
    try:
        press("ctrl+f")
        table.wait_for_place("Search tasks")
        press("Tab")
        table.choose("Which tasks are shown", "Down")
        table.wait_for_rows("none without a lead", lambda rows: not rows)
        table.choose("Which tasks are shown", "Home")
        table.wait_for_rows("all of them", lambda rows: len(rows) > N_ROWS)
        press("Tab")
        table.choose("How tasks are grouped", "Down")
        table.wait_for_rows("a unit and its tasks", lambda rows: rows and rows[0].startswith("Văn phòng Sở ("))
        table.choose("How tasks are grouped", "Down")
        table.wait_for_rows("a task group", lambda rows: rows and rows[0] == "Cải cách thể chế (4)")
        table.choose("How tasks are grouped", "Down")
        table.wait_for_rows("a time", lambda rows: rows and "2027 (" in rows[0])
        table.choose("How tasks are grouped", "Home")
        table.wait_for_rows("tasks alone", lambda rows: rows and rows[0][:20] == table.before[0]["text"][:20])
    finally:
        table.window.kill()


def pointer(atspi, folder):
    """A task is dragged on a unit, which then leads it."""
    table = Table(atspi, folder)
    leads = [task["lead"] for task in table.before]
    unit = "Trung tâm Dịch vụ"
    try:
        assert unit not in leads
        drag(table.middle_of("Task", "table cell"), table.middle_of(unit, "list item"))
        table.wait_for_leads("dragged", unit, *leads[1:])
        press("ctrl+z")
        table.wait_for_leads("undone", *leads)
    finally:
        table.window.kill()


def unit(atspi, folder):
    """A unit's page opens from the table; each of its controls says what it is."""
    table = Table(atspi, folder)
    name = "Phòng Chuyên môn"
    try:
        check(table.window, "table", table.frame, 12)
        click(*table.middle_of(name, "list item"))
        press("Return")
        page, _ = table.window.take_keyboard_beside(name)
        check(table.window, "unit page", page, 8)
        press("Escape")
        wait_for("the end of the page", lambda: table.window.xid_of(name) is None)
        assert table.window.xid_of("Assignments") is not None
    finally:
        table.window.kill()


CASES = [
    ("/table/keyboard", keyboard),
    ("/table/escape", escape),
    ("/table/shown", shown),
    ("/table/pointer", pointer),
    ("/table/unit", unit),
]

if __name__ == "__main__":
    sys.exit(run(CASES))
