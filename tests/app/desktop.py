# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window, driven from outside: what tests in Python share.

Looks for the window's controls as a screen reader does, and types as a keyboard
does. Waits for what it sees, bounded; nothing depends on how fast the machine is.
"""

import ctypes
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

APP = os.environ["KH_APP"]
CLI = os.environ["KH_CLI"]
# How long any one thing is waited for. Only a test that fails waits that long.
PATIENCE = 60 * int(os.environ.get("KH_SLOWNESS", "1"))


SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "data/samples/ke-hoach-mau.kehoach"

# What was typed by type_text().
typed = []


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
    hold_display()
    Atspi.init()
    # A program that is busy answers late, not never: without this, after 0.8 s.
    Atspi.set_timeout(20_000, 20_000)
    return Atspi


def hold_display():
    """Stays connected to the display until the end: a server without a client starts
    anew, and refuses whoever comes meanwhile."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    wait_for("the display", lambda: x11.XOpenDisplay(None))


class Window:
    """The program, running on a library of its own, and its window.

    With @named the library is where the user's own would be, in a data folder
    beside @library, and the program has its name on the message bus, so that
    activate() reaches it."""

    def __init__(self, atspi, library, *arguments, environment=None, named=False):
        self.atspi = atspi
        self.library = library
        self.log = open(f"{library}.log", "ab")  # pylint: disable=consider-using-with
        if named:
            environment = {**(environment or {}), "XDG_DATA_HOME": f"{library}.data"}
        self.process = subprocess.Popen(  # pylint: disable=consider-using-with
            [APP, *([] if named else ["--library", library]), *arguments],
            stdout=self.log,
            stderr=self.log,
            env={**os.environ, "GTK_A11Y": "atspi", "G_MESSAGES_DEBUG": "all", **(environment or {})},
        )
        self.keys = None  # what presses the keys of type()
        self.xid = wait_for("the window", self._find_xid)

    def _alive(self):
        assert self.process.poll() is None, f"the program ended with {self.process.returncode}: {self.said()}"

    def said(self):
        """Returns what the program said last, or the report of a sanitizer that ended it."""
        if not self.log.closed:
            self.log.flush()
        text = pathlib.Path(f"{self.library}.log").read_text(encoding="utf-8", errors="replace")
        report = re.search(r"==ERROR: |: runtime error: ", text)
        return text[report.start():][:6000] if report else text[-2000:]

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
            try:
                child = desktop.get_child_at_index(index)
                if child is not None and child.get_process_id() == self.process.pid:
                    return child
            except self.atspi_error():
                pass  # one that was killed, and is still listed
        return None

    def _search(self, node, name, role):
        """Returns the first node beneath that is shown, so called and of that role."""
        if node is None:
            return None
        if node.get_name() == name and role in (None, node.get_role_name()):
            states = node.get_state_set()
            if states.contains(self.atspi.StateType.SHOWING) or states.contains(self.atspi.StateType.VISIBLE):
                return node
        for index in range(node.get_child_count()):
            found = self._search(node.get_child_at_index(index), name, role)
            if found is not None:
                return found
        return None

    def find(self, name, role="text"):
        """Returns what is so called and of that role, or of any where @role is None."""
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

    def take_keyboard(self):
        """Gives the window the keyboard; there is no window manager to do it."""

        def look():
            self._alive()
            subprocess.run(["xdotool", "windowfocus", self.xid], stderr=subprocess.DEVNULL, check=False)
            return self.is_active(self.frames())

        wait_for("the keyboard", look)

    def xid_of(self, title):
        """Returns the window of the program with this title that is on the display, or None.
        By its title: what a control tells of itself is shown in a window of its own too."""
        found = subprocess.run(
            ["xdotool", "search", "--all", "--onlyvisible", "--pid", str(self.process.pid), "--name", f"^{title}$"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False,
        ).stdout.split()
        return found[0] if found else None

    def take_keyboard_beside(self, title):
        """Gives a window beside the first the keyboard, as a window manager would, and
        returns its frame and its window once one of its controls has it. Of such a window
        GTK does not tell that it is active."""
        xid = wait_for(f"the window “{title}”", lambda: self.xid_of(title))

        def look():
            self._alive()
            subprocess.run(["xdotool", "windowfocus", xid], stderr=subprocess.DEVNULL, check=False)
            return next((frame for frame in self.frames()
                         if frame is not None and frame.get_name() == title and self.focused(frame) is not None), None)

        return wait_for(f"the keyboard in “{title}”", look), xid

    def is_active(self, frames):
        """Says whether the program knows that one of its windows has the keyboard."""
        try:
            return any(frame.get_state_set().contains(self.atspi.StateType.ACTIVE)
                       for frame in frames if frame is not None)
        except self.atspi_error():
            return False

    def walk(self, top=None):
        """Yields what is visible at and beneath @top, with the names and roles above it."""

        def step(node, path):
            if node is None:
                return
            states = node.get_state_set()
            if path and not (states.contains(self.atspi.StateType.SHOWING)
                             or states.contains(self.atspi.StateType.VISIBLE)):
                return
            yield node, path
            here = path + [f"{node.get_role_name()} {node.get_name() or ''}".strip()]
            for index in range(node.get_child_count()):
                yield from step(node.get_child_at_index(index), here)

        yield from step(top or self._application(), [])

    def newest_form(self):
        """Returns the form that was made last, once all of it is there. Forms stay in the
        tree when others take their place, so looking through all of them would take long."""

        def look():
            try:
                form = self._search(self._application(), "Form", "scroll pane")
                if form is None:
                    return None
                stack = form.get_parent().get_parent()
                newest = stack.get_child_at_index(stack.get_child_count() - 1)
                before = [node.get_role_name() for node, _ in self.walk(newest)]
                time.sleep(0.1)
                after = [node.get_role_name() for node, _ in self.walk(newest)]
                return newest if len(before) > 3 and before == after else None
            except self.atspi_error():
                return None  # the tree changes while one walks it

        return wait_for("the form", look)

    def go(self, key, outline, form):
        """Goes to a page where one was not yet, by a key that leads from page to page.
        @form: the form made last. Returns the new page's form: the outline shows the page
        before there is one."""
        page = self.selected_in(outline)
        press(key)
        wait_for("the next page", lambda: self.selected_in(outline) != page)
        return wait_for("its form", lambda: (n := self.newest_form()) != form and n)

    def go_on_to(self, start, outline):
        """Goes on to the page whose name begins so, and returns its form."""
        form = self.newest_form()
        while not self.selected_in(outline).startswith(start):
            form = self.go("ctrl+Next", outline, form)
        return form

    def focused(self, top):
        """Returns the node at or beneath @top that has the focus, or None."""
        try:
            for node, _ in self.walk(top):
                if node.get_state_set().contains(self.atspi.StateType.FOCUSED):
                    return node
        except self.atspi_error():
            pass
        return None

    def find_all(self, name, role, top=None):
        """Returns all that is shown, so called and of that role, from top to bottom."""
        try:
            return [node for node, _ in self.walk(top) if node.get_name() == name and node.get_role_name() == role]
        except self.atspi_error():
            return []  # the tree changes while one walks it

    def wait_until_sensitive(self, name):
        """Waits until the button that is so called can be pressed."""
        button = self.find(name, "push button")
        wait_for(f"“{name}” to be of use",
                 lambda: button.get_state_set().contains(self.atspi.StateType.SENSITIVE))

    def box_of(self, node, xid=None):
        """Returns where a node is: x, y, width, height on the screen. @xid: its window,
        where that is not the first"""
        box = self.atspi.Component.get_extents(node, self.atspi.CoordType.WINDOW)
        geometry = subprocess.run(["xdotool", "getwindowgeometry", "--shell", xid or self.xid], stdout=subprocess.PIPE,
                                  text=True, check=True).stdout
        place = dict(line.split("=") for line in geometry.split())
        return int(place["X"]) + box.x, int(place["Y"]) + box.y, box.width, box.height

    def selected_in(self, container):
        """Returns the name of the selected child of a list."""

        def look():
            try:
                for index in range(container.get_child_count()):
                    child = container.get_child_at_index(index)
                    if child is not None and child.get_state_set().contains(self.atspi.StateType.SELECTED):
                        return child.get_name()
            except self.atspi_error():
                pass
            return None

        return wait_for("a selection", look)

    def activate(self, action, *parameters):
        """Activates an action of the first window. @parameters: GVariants as text"""
        subprocess.run(
            ["gdbus", "call", "--session", "--dest", "org.kehoach.Kehoach", "--object-path", "/org/kehoach/Kehoach/window/1",
             "--method", "org.gtk.Actions.Activate", action, f"[{', '.join(f'<{p}>' for p in parameters)}]", "{}"],
            stdout=subprocess.DEVNULL, check=True,
        )

    def frames(self):
        """Returns the windows that are open, the newest last."""
        try:
            application = self._application()
            return [application.get_child_at_index(index) for index in range(application.get_child_count())]
        except self.atspi_error():
            return []

    def type(self, text):
        """Starts to press the keys of @text, and returns the process that does."""
        self.keys = subprocess.Popen(["xdotool", "type", "--delay", "8", text])  # pylint: disable=consider-using-with
        return self.keys

    def kill(self):
        """Ends the program, which must not have ended by itself but in good order."""
        ended = self.process.poll()
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        # To their end, with nobody there: stopped in the middle of a key, they would leave
        # it down, and the display would repeat it in the windows of the next case.
        if self.keys is not None:
            self.keys.wait()
        self.log.close()
        assert ended in (None, 0), f"the program ended with {ended}: {self.said()}"


def press(*keys):
    """Presses keys, one after the other."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "40", *keys], check=True)


def click(x, y, button=1, modifier=None):
    """Clicks at a place on the screen, with a key held down where one is named."""
    keys = ([["keydown", modifier]], [["keyup", modifier]]) if modifier else ([], [])
    for command in [*keys[0], ["mousemove", str(x), str(y)], ["click", str(button)], *keys[1]]:
        subprocess.run(["xdotool", *command], check=True)
        time.sleep(0.1)


def drag(start, end):
    """Drags from one place on the screen to another, as a hand does: not in one leap."""
    subprocess.run(["xdotool", "mousemove", str(start[0]), str(start[1]), "mousedown", "1"], check=True)
    steps = 12
    for step in range(1, steps + 1):
        x, y = (start[i] + (end[i] - start[i]) * step // steps for i in (0, 1))
        subprocess.run(["xdotool", "mousemove", str(x), str(y)], check=True)
        time.sleep(0.05)
    time.sleep(0.3)
    subprocess.run(["xdotool", "mouseup", "1"], check=True)


def type_text(text):
    typed.append(text)
    subprocess.run(["xdotool", "type", "--delay", "8", text], check=True)


def read(library, *words):
    return subprocess.run(
        [CLI, "--library", library, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False,
    )


def field_of(library, key):
    """What the library on the disk says of plan 1, or "" while it cannot be read."""
    result = read(library, "show", "1", "--json")
    return (json.loads(result.stdout)[key] or "") if result.returncode == 0 else ""


def assert_private(folder):
    """With all that can be logged, the log holds no sentence of the sample plan and none that was typed."""
    private = re.findall("<text>([^<]{12,})</text>", SAMPLE.read_text(encoding="utf-8"))
    assert private, "the sample has no text"
    private += [text for text in typed if len(text) >= 8 and "/" not in text]
    for log in pathlib.Path(folder).glob("*.log"):
        said = log.read_text(encoding="utf-8", errors="replace")
        assert "-DEBUG" in said, "nothing was logged: there is nothing to look at"
        for text in private:
            assert text not in said, f"the log holds words of the plan: {text}"


def run(cases):
    """Runs (name, function) pairs, each with a folder of its own, and says what came of it as TAP."""
    print(f"1..{len(cases)}")
    failed = False
    try:
        atspi = load_atspi()
    except Skip as why:
        for number, (name, _) in enumerate(cases, 1):
            print(f"ok {number} {name} # SKIP {why}")
        return 0
    for number, (name, case) in enumerate(cases, 1):
        with tempfile.TemporaryDirectory(prefix="kehoach-test-") as folder:
            try:
                case(atspi, folder)
                assert_private(folder)
                print(f"ok {number} {name}", flush=True)
            except AssertionError as error:
                failed = True
                print(f"not ok {number} {name}\n# {error}", flush=True)
    return 1 if failed else 0
