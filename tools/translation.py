#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings po/ to what the sources say: lists the files with words for the user
in POTFILES.in and merges new messages into po/vi.po, for a person to translate.

The tests take from here which files have words and how they are extracted.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "po/vi.po"

MARKED = re.compile(r'(?<![\w])(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2|gettext)\s*\(\s*"')
COMMENT = re.compile(r"/\*.*?\*/", re.S)


def has_words(path):
    """Tells whether @path holds words that are marked for translation."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ui":
        return 'translatable="' in text
    if path.suffix == ".in":
        return path.name.endswith((".desktop.in", ".metainfo.xml.in"))
    if path.suffix == ".xml":
        return 'label="' in text
    return bool(MARKED.search(COMMENT.sub("", text)))


def files_with_words():
    """Returns the names, from the project's folder, of all files with words, sorted."""
    patterns = ("src/**/*.[ch]", "ui/**/*.ui", "data/*.in", "data/profiles/*.xml")
    found = {path for pattern in patterns for path in ROOT.glob(pattern) if has_words(path)}
    return sorted(str(path.relative_to(ROOT)) for path in found)


def extract(template):
    """Writes what the listed files say to the file @template. Returns what xgettext complained of."""
    result = subprocess.run(
        ["xgettext", "--from-code=UTF-8", "--add-comments=TRANSLATORS", "--no-location", "--package-name=kehoach",
         f"--directory={ROOT}", f"--files-from={ROOT}/po/POTFILES.in", "--keyword=_", "--keyword=N_",
         "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dngettext:2,3", "-o", template],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        env={**os.environ, "GETTEXTDATADIRS": str(ROOT / "po")},
    )
    return result.stdout.splitlines() if result.returncode else []


def main():
    names = files_with_words()
    listing = "# Files with words for the user, in alphabetical order.\n" + "\n".join(names) + "\n"
    (ROOT / "po/POTFILES.in").write_text(listing, encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        template = f"{folder}/kehoach.pot"
        complaints = extract(template)
        if complaints:
            sys.exit("\n".join(complaints))
        # Near misses are left blank and not guessed: a wrong guess looks like a translation.
        subprocess.run(
            ["msgmerge", "--quiet", "--update", "--backup=none", "--no-fuzzy-matching", "--no-location", CATALOGUE, template],
            check=True,
        )
        subprocess.run(["msgattrib", "--no-obsolete", "-o", CATALOGUE, CATALOGUE], check=True)
    subprocess.run(["msgfmt", "--check", "--statistics", "-o", "/dev/null", CATALOGUE], check=True)


if __name__ == "__main__":
    main()
