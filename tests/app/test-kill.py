#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Types into a form of the real window, kills the program and finds the text again.

Looks for the window's fields as a screen reader does, and types as a keyboard
does. Waits for what it sees, bounded; nothing depends on how fast the machine is.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

APP = os.environ["KH_APP"]
CLI = os.environ["KH_CLI"]
# How long any one thing is waited for. Only a test that fails waits that long.
PATIENCE = 60


class Skip(Exception):
    """Why the cases cannot run here."""


def wait_for(what, look):
    """Calls look() until it returns something true, and returns that."""
    deadline = time.monotonic() + PATIENCE
    while True:
        found = look()
        if found:
            return found
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.05)


def load_atspi():
    if not os.environ.get("DISPLAY"):
        raise Skip("there is no display; tools/test brings one")
    if not shutil.which("xdotool"):
        raise Skip("xdotool is not installed")
    try:
        import gi

        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi
    except (ImportError, ValueError) as error:
        raise Skip(f"python3-gi or gir1.2-atspi-2.0 is not installed: {error}") from error
    Atspi.init()
    return Atspi


class Window:
    """The program, running on a library of its own, and its window."""

    def __init__(self, atspi, library):
        self.atspi = atspi
        self.library = library
        self.log = open(f"{library}.log", "ab")  # pylint: disable=consider-using-with
        self.process = subprocess.Popen(  # pylint: disable=consider-using-with
            [APP, "--library", library, "--sample"],
            stdout=self.log,
            stderr=self.log,
            env={**os.environ, "GTK_A11Y": "atspi"},
        )
        self.xid = wait_for("the window", self._find_xid)

    def _alive(self):
        assert self.process.poll() is None, f"the program ended with {self.process.returncode}: {self.said()}"

    def said(self):
        self.log.flush()
        return pathlib.Path(f"{self.library}.log").read_text(encoding="utf-8", errors="replace")[-2000:]

    def _find_xid(self):
        self._alive()
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False,
        ).stdout.split()
        return found[0] if found else None

    def _application(self):
        desktop = self.atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def _search(self, node, name, role):
        """Returns the first node beneath that is shown, so called and of that role."""
        if node is None:
            return None
        if node.get_name() == name and node.get_role_name() == role:
            states = node.get_state_set()
            if states.contains(self.atspi.StateType.SHOWING) or states.contains(self.atspi.StateType.VISIBLE):
                return node
        for index in range(node.get_child_count()):
            found = self._search(node.get_child_at_index(index), name, role)
            if found is not None:
                return found
        return None

    def find(self, name, role="text"):
        def look():
            self._alive()
            try:
                return self._search(self._application(), name, role)
            except self.atspi_error():
                # The tree changes while one walks it.
                return None

        return wait_for(f"the field “{name}”", look)

    @staticmethod
    def atspi_error():
        from gi.repository import GLib

        return GLib.Error

    def focus(self, name):
        """Puts the focus on a field as a click of the mouse would."""

        def look():
            self._alive()
            subprocess.run(["xdotool", "windowfocus", self.xid], stderr=subprocess.DEVNULL, check=False)
            field = self.find(name)
            if field.get_state_set().contains(self.atspi.StateType.FOCUSED):
                return True
            box = self.atspi.Component.get_extents(field, self.atspi.CoordType.WINDOW)
            if box.width > 0 and box.height > 0:
                subprocess.run(
                    ["xdotool", "mousemove", "--window", self.xid, str(box.x + box.width // 2),
                     str(box.y + box.height // 2), "click", "1"],
                    stderr=subprocess.DEVNULL, check=False,
                )
                time.sleep(0.2)
            return None

        wait_for(f"the focus on “{name}”", look)
        subprocess.run(["xdotool", "key", "--clearmodifiers", "ctrl+End", "End"], check=True)

    def type(self, text):
        """Starts to press the keys of @text, and returns the process that does."""
        return subprocess.Popen(["xdotool", "type", "--delay", "8", text])  # pylint: disable=consider-using-with

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.log.close()


def read(library, *words):
    return subprocess.run(
        [CLI, "--library", library, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False,
    )


def field_of(library, key):
    """What the library on the disk says of plan 1, or "" while it cannot be read."""
    result = read(library, "show", "1", "--json")
    return (json.loads(result.stdout)[key] or "") if result.returncode == 0 else ""


def kill_after_typing(atspi, folder):
    """What was typed is on the disk while the program still runs, and there after it was killed."""
    library = f"{folder}/after.db"
    window = Window(atspi, library)
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
    window = Window(atspi, library)
    text = " mot hai ba bon nam sau bay tam chin muoi" * 12
    try:
        window.focus("Title")
        before = field_of(library, "title")
        keys = window.type(text)
        wait_for("the first words in the library", lambda: len(field_of(library, "title")) > len(before) + 3)
    finally:
        window.kill()
    keys.terminate()
    keys.wait()
    after = field_of(library, "title")
    assert after.startswith(before) and (before + text).startswith(after), after
    assert len(after) > len(before) + 3, after
    # The library is whole: it can be written, and the program opens it again.
    again = read(library, "new", "--year", "2030")
    assert again.returncode == 0, again.stderr
    window = Window(atspi, library)
    try:
        window.find("Title")
    finally:
        window.kill()


CASES = [("/kill/after-typing", kill_after_typing), ("/kill/while-typing", kill_while_typing)]


def main():
    print(f"1..{len(CASES)}")
    failed = False
    try:
        atspi = load_atspi()
    except Skip as why:
        for number, (name, _) in enumerate(CASES, 1):
            print(f"ok {number} {name} # SKIP {why}")
        return 0
    for number, (name, case) in enumerate(CASES, 1):
        with tempfile.TemporaryDirectory(prefix="kehoach-test-") as folder:
            try:
                case(atspi, folder)
                print(f"ok {number} {name}", flush=True)
            except AssertionError as error:
                failed = True
                print(f"not ok {number} {name}\n# {error}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
