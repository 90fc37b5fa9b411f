#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the desktop's search to the place in the plan: the service that the desktop
asks finds it, and the program that runs shows it."""

import ast
import os
import pathlib
import subprocess
import sys

from desktop import APP, SAMPLE, Window, read, run, wait_for

PROVIDER = str(pathlib.Path(APP).parents[1] / "search/kehoach-search-provider")


def call(method, *arguments):
    """Asks the service as the desktop does, and returns what it answers."""
    result = subprocess.run(
        ["gdbus", "call", "--session", "--dest", "org.kehoach.Kehoach.SearchProvider",
         "--object-path", "/org/kehoach/Kehoach/SearchProvider",
         "--method", f"org.gnome.Shell.SearchProvider2.{method}", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False,
    )
    return ast.literal_eval(result.stdout) if result.returncode == 0 else None


def names_in(window, top):
    """Returns the names of the rows of a list."""
    try:
        return [node.get_name() for node, _ in window.walk(top) if node.get_role_name() == "list item"]
    except window.atspi_error():
        return []  # the tree changes while one walks it


def search(atspi, folder):
    """First a place, then all that is found."""
    data = f"{folder}/library.db.data"
    library = f"{data}/kehoach/library.kehoach"
    pathlib.Path(library).parent.mkdir(parents=True)
    assert read(library, "import", SAMPLE).stdout.strip() == "1"
    window = Window(atspi, f"{folder}/library.db", named=True)
    with subprocess.Popen([PROVIDER], env={**os.environ, "XDG_DATA_HOME": data}) as provider:
        try:
            window.find("Plans", "list")
            # A task of the second group, by some of its words.
            terms = "['danh', 'gia', 'lai', 'tung', 'thu', 'tuc']"
            (found,) = wait_for("the service", lambda: call("GetInitialResultSet", terms))
            assert len(found) == 1, found
            call("ActivateResult", found[0], terms, "0")
            outline = window.find("Outline of the plan", "list")
            wait_for("the page of the place", lambda: window.selected_in(outline).startswith("2. "))
            call("LaunchSearch", "['ra', 'soat']", "0")
            results = window.find("Search results", "list")
            wait_for("what is found", lambda: any(name.startswith("Rà soát") for name in names_in(window, results)))
            assert provider.poll() is None, f"the service ended with {provider.returncode}"
        finally:
            provider.terminate()
            window.kill()


if __name__ == "__main__":
    sys.exit(run([("/desktop-search/shown", search)]))
