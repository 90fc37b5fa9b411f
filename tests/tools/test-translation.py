#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file with words for the user is listed for translation, and the
Vietnamese translation is whole."""

import os
import re
import sys
import tempfile

import tap

MARKED = re.compile(r'(?<![\w])(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2|gettext)\s*\(\s*"')
COMMENT = re.compile(r"/\*.*?\*/", re.S)


def listed():
    lines = (tap.ROOT / "po/POTFILES.in").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def has_words(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ui":
        return 'translatable="' in text
    if path.suffix == ".in":
        return path.name.endswith((".desktop.in", ".metainfo.xml.in"))
    if path.suffix == ".xml":
        return 'label="' in text
    return bool(MARKED.search(COMMENT.sub("", text)))


def main():
    cases = tap.Cases()
    names = listed()
    cases.check("/translation/listed-once", (f"{n} is listed twice" for n in {n for n in names if names.count(n) > 1}))
    cases.check("/translation/listed-exist", (f"{n} is listed and not there" for n in names if not (tap.ROOT / n).is_file()))
    candidates = tap.files("src/**/*.[ch]", "ui/**/*.ui", "data/*.in", "data/profiles/*.xml")
    cases.check(
        "/translation/all-listed",
        (f"{tap.name_of(p)} has words for the user and is not in po/POTFILES.in"
         for p in candidates if tap.name_of(p) not in names and has_words(p)),
    )
    cases.check(
        "/translation/none-in-vain",
        (f"{n} is in po/POTFILES.in and has no words for the user"
         for n in names if (tap.ROOT / n).is_file() and not has_words(tap.ROOT / n)),
    )

    catalogue = str(tap.ROOT / "po/vi.po")
    status, said = tap.run("msgfmt", "--check", "-o", "/dev/null", catalogue)
    cases.check("/translation/well-formed", [] if status == 0 else said.splitlines())
    _, said = tap.run("msgfmt", "--statistics", "-o", "/dev/null", catalogue)
    numbers = [int(n) for n in re.findall(r"(\d+) (?:fuzzy|untranslated)", said)]
    cases.check("/translation/complete", [said.strip()] if any(numbers) or "translated" not in said else [])

    # What the sources say now, against what the catalogue holds.
    os.environ["GETTEXTDATADIRS"] = str(tap.ROOT / "po")
    with tempfile.TemporaryDirectory() as folder:
        pot = f"{folder}/kehoach.pot"
        status, said = tap.run(
            "xgettext", "--from-code=UTF-8", "--add-comments", f"--directory={tap.ROOT}", f"--files-from={tap.ROOT}/po/POTFILES.in",
            "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dngettext:2,3", "-o", pot,
        )
        problems = [] if status == 0 else said.splitlines()
        if status == 0:
            status, said = tap.run("msgcmp", "--use-untranslated", catalogue, pot)
            problems = [line for line in said.splitlines() if "error" in line or "warning" not in line and line] if status else []
        cases.check("/translation/follows-the-sources", problems)
    cases.done()


if __name__ == "__main__":
    sys.exit(main())
