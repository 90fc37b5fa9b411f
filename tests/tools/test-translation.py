#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file with words for the user is listed for translation, and the
Vietnamese translation is whole. tools/translation.py brings both up to date."""

import re
import sys
import tempfile

import tap

sys.path.insert(0, str(tap.ROOT / "tools"))
import translation  # pylint: disable=wrong-import-position


def listed():
    lines = (tap.ROOT / "po/POTFILES.in").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def complaints_of(said):
    """What msgcmp says, without its closing count and its warnings."""
    return [line for line in said.splitlines() if "warning" not in line and not line.startswith("msgcmp: found")]


def main():
    cases = tap.Cases()
    names = listed()
    worded = translation.files_with_words()
    cases.check("/translation/listed-once", (f"{n} is listed twice" for n in {n for n in names if names.count(n) > 1}))
    cases.check("/translation/listed-exist", (f"{n} is listed and not there" for n in names if not (tap.ROOT / n).is_file()))
    cases.check(
        "/translation/all-listed",
        (f"{n} has words for the user and is not in po/POTFILES.in" for n in worded if n not in names),
    )
    cases.check(
        "/translation/none-in-vain",
        (f"{n} is in po/POTFILES.in and has no words for the user" for n in names if n not in worded),
    )

    catalogue = str(translation.CATALOGUE)
    status, said = tap.run("msgfmt", "--check", "-o", "/dev/null", catalogue)
    cases.check("/translation/well-formed", [] if status == 0 else said.splitlines())
    _, said = tap.run("msgfmt", "--statistics", "-o", "/dev/null", catalogue)
    numbers = [int(n) for n in re.findall(r"(\d+) (?:fuzzy|untranslated)", said)]
    cases.check("/translation/complete", [said.strip()] if any(numbers) or "translated" not in said else [])

    with tempfile.TemporaryDirectory() as folder:
        template = f"{folder}/kehoach.pot"
        problems = translation.extract(template)
        if not problems:
            status, said = tap.run("msgcmp", catalogue, template)
            problems = complaints_of(said) if status else []
        cases.check("/translation/follows-the-sources", problems)
    cases.done()


if __name__ == "__main__":
    sys.exit(main())
