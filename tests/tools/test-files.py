#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our own files: their length, their licence line, nothing left half done."""

import re
import sys

import tap

MAX_LINES = 1000
SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
# Files whose first line is theirs to choose and that tools write.
WITHOUT_SPDX = {"po/vi.po"}
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|home/\w+)/")
THREAD = re.compile(r"\b(?:g_task_run_in_thread|g_thread_new|g_thread_try_new|pthread_create)\b(?= \()")


def is_text(path):
    return path.suffix in {".c", ".h", ".py", ".sh", ".ui", ".xml", ".build", ".yml", ".css", ".md", ".in", ".rng", ".kehoach"}


def installed_programs():
    """Returns the names, as build targets, of the programs that are installed."""
    for path in tap.files("src/*/meson.build"):
        for name, rest in re.findall(r"executable\('([\w-]+)',(.*?)^\)", path.read_text(encoding="utf-8"), re.S | re.M):
            if "install: true" in rest:
                yield f"src/{path.parent.name}/{name}"


def main():
    cases = tap.Cases()
    # A program that is not built is missed only when another one starts it.
    run = (tap.ROOT / "tools/run").read_text(encoding="utf-8").split()
    programs = list(installed_programs())
    cases.check("/files/programs-found", [] if len(programs) >= 3 else [f"only these were found: {programs}"])
    cases.check("/files/programs-built", (f"tools/run does not build {p}" for p in programs if p not in run))
    sources = tap.files("src/**/*.[ch]", "tests/**/*.[ch]", "tests/**/*.py", "tools/*", ".ci/*", "ui/**/*.ui", "ui/**/*.css")
    cases.check(
        "/files/length",
        (f"{tap.name_of(p)} has {n} lines, {MAX_LINES} are allowed"
         for p in sources for n in [len(p.read_text(encoding="utf-8").splitlines())] if n > MAX_LINES),
    )
    cases.check(
        "/files/licence",
        (f"{tap.name_of(p)}: no line {SPDX}"
         for p in sources
         if p.suffix != ".txt" and SPDX not in "\n".join(p.read_text(encoding="utf-8").splitlines()[:4])),
    )
    cases.check(
        "/files/purpose",
        (f"{tap.name_of(p)}: the line after the licence does not say what the file is"
         for p in sources
         if p.suffix in {".c", ".h"} and not (p.read_text(encoding="utf-8").splitlines() + [""] * 2)[1].startswith("/* ")),
    )
    everything = [p for p in tap.files("*", "*/*", "*/*/*", "*/*/*/*") if is_text(p)]
    cases.check(
        "/files/no-machine-paths",
        (f"{tap.name_of(p)}: {match.group()}"
         for p in everything for match in [MACHINE_PATH.search(p.read_text(encoding="utf-8"))]
         if match and p != tap.ROOT / "tests/tools/test-files.py"),
    )
    cases.check(
        "/files/spaces",
        (f"{tap.name_of(p)}: a tab, a space at the end of a line, or no newline at the end of the file"
         for p in sources if p.suffix in {".c", ".h"} for text in [p.read_text(encoding="utf-8")]
         if re.search(r"[ \t]+$|\t", text, re.M) or not text.endswith("\n")),
    )
    cases.check(
        "/files/nothing-half-done",
        (f"{tap.name_of(p)}: {match.group()}"
         for p in sources if p.suffix in {".c", ".h"}
         for match in [re.search(r"\b(TODO|FIXME|XXX|kh_placeholder)\b", p.read_text(encoding="utf-8"))] if match),
    )
    cases.check(
        "/files/threads-waited-for",
        (f"{tap.name_of(p)}: {match.group()}: kh_background_run() and kh_background_start() wait at the end"
         for p in tap.files("src/**/*.c") if p.name != "background.c"
         for match in [THREAD.search(p.read_text(encoding="utf-8"))] if match),
    )
    cases.done()


if __name__ == "__main__":
    sys.exit(main())
