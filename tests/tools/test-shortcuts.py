#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shortcuts window names every shortcut of the program and no other, and
every button that shows an icon alone says in words what it does."""

import re
import sys
import xml.etree.ElementTree as xml

import tap

SOURCE = tap.ROOT / "src/app/application.c"
WINDOW = tap.ROOT / "ui/gtk/help-overlay.ui"
BUTTONS = {"GtkButton", "GtkToggleButton", "GtkMenuButton"}


def program_shortcuts():
    """Maps each action that has keys to them."""
    table = re.search(r"accels\[\] = \{\n(.*?)\n\};", SOURCE.read_text(encoding="utf-8"), re.S).group(1)
    return {action: re.findall(r'"([^"]+)"', keys) for action, keys in re.findall(r'\{ "([^"]+)", \{ ([^}]*) \} \}', table)}


def properties(element):
    return {child.get("name"): (child.text or "").strip() for child in element.findall("property")}


def shown_shortcuts():
    """Returns the actions and the keys that the window shows."""
    actions, keys = [], set()
    for element in xml.parse(WINDOW).iter("object"):
        if element.get("class") == "GtkShortcutsShortcut":
            values = properties(element)
            if "action-name" in values:
                actions.append(values["action-name"])
            keys.update(values.get("accelerator", "").split())
    return actions, keys


def wordless_buttons():
    for path in sorted((tap.ROOT / "ui").rglob("*.ui")):
        for element in xml.parse(path).iter("object"):
            values = properties(element)
            if element.get("class") not in BUTTONS or "icon-name" not in values or "label" in values:
                continue
            if "tooltip-text" not in values:
                yield f"{path.relative_to(tap.ROOT)}: the button with {values['icon-name']} has no tooltip"
            if element.find("accessibility") is None:
                yield f"{path.relative_to(tap.ROOT)}: the button with {values['icon-name']} has no accessible name"


def main():
    cases = tap.Cases()
    program = program_shortcuts()
    actions, keys = shown_shortcuts()
    cases.check("/shortcuts/there-are-some", [] if len(program) > 10 and len(actions) > 10 else ["too few were read"])
    cases.check(
        "/shortcuts/all-shown",
        (f"{action} ({' '.join(accels)}) is not in the shortcuts window" for action, accels in program.items()
         if action not in actions and not keys.issuperset(accels)),
    )
    cases.check(
        "/shortcuts/all-true",
        (f"the shortcuts window shows {action}, which has no keys" for action in actions if action not in program),
    )
    cases.check("/shortcuts/shown-once", (f"{a} is shown twice" for a in sorted(set(actions)) if actions.count(a) > 1))
    cases.check("/buttons/tooltips-and-names", wordless_buttons())
    cases.done()


if __name__ == "__main__":
    sys.exit(main())
