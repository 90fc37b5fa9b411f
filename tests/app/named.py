# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader has to say of a control: its name."""

import re

from desktop import wait_for

# Roles that one acts on, or that hold such things, and are of no use unnamed.
CONTROLS = {
    "push button", "toggle button", "check box", "radio button", "switch", "entry", "text", "spin button",
    "combo box", "slider", "list item", "list", "tree", "table", "image", "menu item",
}
# The name of a class is what GTK falls back on where nobody gave a name.
FALLBACK = re.compile(r"^(Gtk|Adw|Kh)[A-Z]\w+$")


def unnamed(window, top):
    """Returns what can be acted on and has no name, with how many were looked at."""
    bad = []
    looked_at = 0
    states = window.atspi.StateType
    for node, path in window.walk(top):
        role = node.get_role_name()
        name = node.get_name() or ""
        if role not in CONTROLS or not node.get_state_set().contains(states.FOCUSABLE):
            continue
        # Rows of settings without a heading: their list has nothing to say.
        if (role, name) == ("list", "GtkListBox"):
            continue
        # The list that a combo box opens is GTK's own, and read with the box.
        if any(above.startswith("combo box") for above in path):
            continue
        looked_at += 1
        if not name.strip() or FALLBACK.match(name):
            bad.append(f"{role} “{name}” in {' / '.join(path[-4:])}")
    return bad, looked_at


def check(window, where, top=None, least=1):
    bad, looked_at = unnamed(window, top)
    print(f"# {where}: {looked_at} controls", flush=True)
    assert looked_at >= least, f"{where}: only {looked_at} controls were found"
    assert not bad, f"{where}: without a name: " + "; ".join(bad)


# At the end of a row, and read when the row has been: what can be done with it.
MENU = "Move, change or remove"


def misplaced(window, top):
    """Returns what is read before something that stands above it, or before it in its line."""
    bad = []
    before = None
    for node, _ in window.walk(top):
        if (node.get_role_name() not in CONTROLS or node.get_name() == MENU
                or not node.get_state_set().contains(window.atspi.StateType.FOCUSABLE)):
            continue
        box = window.atspi.Component.get_extents(node, window.atspi.CoordType.WINDOW)
        if box.width <= 0 or box.height <= 0:
            continue
        here = f"{node.get_role_name()} “{node.get_name()}”"
        if before is not None:
            last, name = before
            in_line = box.y < last.y + last.height and last.y < box.y + box.height
            if box.y + box.height <= last.y or (in_line and box.x + box.width <= last.x):
                bad.append(f"{here} after {name}")
        before = (box, here)
    return bad


def check_order(window, where, top):
    """What a screen reader reads comes in the order in which one sees it."""
    bad = []

    def look():
        try:
            bad[:] = misplaced(window, top)
        except window.atspi_error():
            return False  # the tree changes while one walks it
        return not bad

    try:
        wait_for("the order", look)
    except AssertionError as error:
        raise AssertionError(f"{where}: read in another order than seen: " + "; ".join(bad)) from error
