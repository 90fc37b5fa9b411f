# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader has to say of a control: its name, and what it is for."""

import re

from desktop import wait_for

# Roles that one acts on, or that hold such things, and are of no use unnamed.
CONTROLS = {
    "push button", "toggle button", "check box", "radio button", "switch", "entry", "text", "spin button",
    "combo box", "slider", "list item", "list", "tree", "table", "image", "menu item",
}
TWICE = re.compile(r"^(.+) \1$")
# The name of a class is what GTK falls back on where nobody gave a name.
FALLBACK = re.compile(r"^(Gtk|Adw|Kh)[A-Z]\w+$")


def controls(window, top):
    """Yields what can be acted on, with the names and roles above it."""
    for node, path in window.walk(top):
        role = node.get_role_name()
        # Of a drop-down only the button inside can have the focus.
        if role not in CONTROLS or (role != "combo box"
                                    and not node.get_state_set().contains(window.atspi.StateType.FOCUSABLE)):
            continue
        # Rows of settings without a heading: their list has nothing to say.
        if (role, node.get_name()) == ("list", "GtkListBox"):
            continue
        # The list that a combo box opens is GTK's own, and read with the box. What has
        # the focus before it opens is the button in the box.
        if any(above.startswith("combo box") for above in path) and role != "push button":
            continue
        yield node, path


def plain(words):
    """Returns words without what does not count when two texts are compared."""
    return re.sub(r"[_…. ]+", " ", words or "").strip().casefold()


def undescribed(node):
    """Says what the description of a control lacks, or returns None."""
    description = plain(node.get_description())
    if not description:
        return "without a description"
    if description in plain(node.get_name()):
        return "described by its name again"
    return None


def is_line(window, row):
    parent = row.get_parent()
    return parent.get_role_name() == "list" and undescribed(parent) is None


def is_frame(window, row):
    return any(node != row and undescribed(node) is None for node, _ in controls(window, row))


def is_group(window, settings):
    """Looks for the heading that AdwPreferencesGroup has above its list."""
    name = settings.get_name()
    return any(node.get_role_name() == "label" and node.get_name() == name
               for node, _ in window.walk(settings.get_parent().get_parent()))


# Controls that need no description: role, how to tell, and why.
NOT_DESCRIBED = [
    ("list item", is_line, "a line of a list says what it is; what choosing it does is said of the list"),
    ("list item", is_frame, "a row of settings is the frame of its controls, which are described"),
    ("list", is_group, "the list of a group of settings is libadwaita's, and named by its heading"),
]


def faults(window, top):
    """Returns the controls without a name or a description, with how many were looked at and
    how many need no description."""
    bad = []
    looked_at = excepted = 0
    for node, path in controls(window, top):
        role = node.get_role_name()
        name = node.get_name() or ""
        where = f"{role} “{name}” in {' / '.join(path[-4:])}"
        looked_at += 1
        if not name.strip() or FALLBACK.match(name):
            bad.append(f"{where}: without a name")
        # As GTK has it from a label with an underlined letter, or where two things give the same name.
        elif role != "list item" and ("_" in name or TWICE.match(name)):
            bad.append(f"{where}: named twice, or with the mark of its letter")
        lack = undescribed(node)
        if lack is None:
            continue
        if any(role == wanted and is_so(window, node) for wanted, is_so, _ in NOT_DESCRIBED):
            excepted += 1
        else:
            bad.append(f"{where}: {lack}")
    return bad, looked_at, excepted


def check(window, where, top=None, least=1):
    bad, looked_at, excepted = faults(window, top)
    print(f"# {where}: {looked_at} controls, {excepted} of them need no description", flush=True)
    assert looked_at >= least, f"{where}: only {looked_at} controls were found"
    assert not bad, f"{where}: " + "; ".join(bad)


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
