#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The import page in the real window: a paragraph is dragged to its place by the
pointer, and all is done by the keyboard alone."""

import json
import pathlib
import sys

from desktop import Window, click, drag, press, read, run, type_text, wait_for

TEXT = """KẾ HOẠCH
Cải cách hành chính năm 2027
I. MỤC TIÊU
- Đạt tỷ lệ hài lòng từ 90% trở lên.
II. NHIỆM VỤ
1. Cải cách thể chế
- Rà soát văn bản.
- Theo dõi thi hành pháp luật./.
GIÁM ĐỐC
(Đã ký)
Nguyễn Văn A
"""


def plan_of(library):
    """Returns what the library on the disk says of its only plan, or None while it has none."""
    result = read(library, "show", "1", "--json")
    return json.loads(result.stdout) if result.returncode == 0 else None


def tasks_of(library):
    plan = wait_for("the plan in the library", lambda: plan_of(library))
    return [task["text"] for task in plan["task_groups"][0]["tasks"]]


class Page:
    """The import page with a text of our own."""

    def __init__(self, atspi, folder):
        path = pathlib.Path(folder, "ke-hoach.txt")
        path.write_text(TEXT, encoding="utf-8")
        self.atspi = atspi
        self.library = f"{folder}/library.db"
        self.window = Window(atspi, self.library, str(path))
        self.original = self.window.find("Original", "list")
        self.window.take_keyboard()
        wait_for("the forms", lambda: len(self.tasks()) == 2)

    def tasks(self):
        return self.window.find_all("Task", "text")

    def line(self, words):
        """Returns where a paragraph of the original is on the screen."""
        return self.window.box_of(wait_for(f"the paragraph “{words}”",
                                           lambda: self.window.find_all(words, "label", self.original))[0])

    def wait_for_tasks(self, what, number):
        wait_for(f"{what}: {number} tasks", lambda: len(self.tasks()) == number)

    def wait_for_focus(self, what, role):
        wait_for(f"the keyboard in {what}", lambda: (n := self.window.focused(None)) and n.get_role_name() == role)

    def wait_for_row(self, words):
        """Waits for the keyboard in the row of the original that has these words."""
        def look():
            row = self.window.focused(self.original)
            return row and any(node.get_name() == words for node, _ in self.window.walk(row))

        wait_for(f"the keyboard in the row “{words}”", look)

    def show_tasks(self, words):
        """Brings tasks into sight by a click on the last one's paragraph, and returns where the
        first is on the screen: away from the edge, where the forms would scroll."""
        x, y, _, height = self.line(words)
        click(x + 20, y + height // 2)
        place = wait_for("the forms' place", lambda: self.window.box_of(self.original))

        def look():
            boxes = [self.window.box_of(node) for node in self.tasks()]
            return boxes and place[1] < boxes[0][1] and boxes[-1][1] + boxes[-1][3] <= place[1] + place[3] and boxes[0]

        return wait_for("the task in sight", look)


def pointer(atspi, folder):
    """A paragraph of the original is dropped before a task and becomes one."""
    page = Page(atspi, folder)
    try:
        end = page.show_tasks("- Theo dõi thi hành pháp luật./.")
        start = page.line("(Đã ký)")
        drag((start[0] + 20, start[1] + start[3] // 2), (end[0] + 60, end[1] + 3))
        page.wait_for_tasks("dropped", 3)
        assert plan_of(page.library) is None  # nothing enters the library before the end
        press("ctrl+z")
        page.wait_for_tasks("taken back", 2)
        press("ctrl+shift+z")
        page.wait_for_tasks("dropped again", 3)
        press("alt+i")
        tasks = tasks_of(page.library)
        assert [words[:7] for words in tasks] == ["(Đã ký)", "Rà soát", "Theo dõ"], tasks
    finally:
        page.window.kill()


def keyboard(atspi, folder):
    """Without a pointer: to what has no place, its place by words, across and back, undone, imported."""
    page = Page(atspi, folder)
    try:
        press("F8")
        page.wait_for_row("(Đã ký)")
        press("ctrl+m")
        page.wait_for_focus("the search for a place", "entry")
        type_text("the che")
        wait_for("a place", lambda: page.window.find_all("Places", "list")[0].get_child_count() >= 1)
        press("Return")
        page.wait_for_tasks("moved", 3)
        press("ctrl+z")
        page.wait_for_tasks("taken back", 2)

        press("F8")
        page.wait_for_row("(Đã ký)")
        press("F6")
        page.wait_for_focus("the forms", "text")
        # What has the keyboard there is selected here.
        press("F6")
        page.wait_for_row("KẾ HOẠCH")
        press("F8")
        page.wait_for_row("(Đã ký)")
        press("Delete")
        press("alt+i")
        assert len(tasks_of(page.library)) == 2
        assert plan_of(page.library)["signature"]["name"] == "Nguyễn Văn A"
    finally:
        page.window.kill()


def cancel(atspi, folder):
    """Escape leaves the page, and the library as it was."""
    page = Page(atspi, folder)
    try:
        press("Escape")
        wait_for("the library", lambda: not page.window.find_all("Original", "list"))
        assert json.loads(read(page.library, "list", "--json").stdout) == []
    finally:
        page.window.kill()


CASES = [
    ("/importing/pointer", pointer),
    ("/importing/keyboard", keyboard),
    ("/importing/cancel", cancel),
]

if __name__ == "__main__":
    sys.exit(run(CASES))
