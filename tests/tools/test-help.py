#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The help: both languages hold the same pages, every link leads somewhere,
every button it names is called so in the window, and the quick guide is one
sheet. Arguments: the quick guides."""

import re
import sys
import xml.etree.ElementTree as ET

import tap

NS = "{http://projectmallard.org/1.0/}"
LANGUAGES = ["C", "vi"]
# Named in the help, but not our words: formats and programs.
OUTSIDE = {"PDF", "Word", "LibreOffice"}


def pages(language):
    return {path.stem: ET.parse(path).getroot() for path in tap.files(f"help/{language}/*.page")}


def plain(words):
    """A label without its mnemonic and its closing ellipsis."""
    return words.replace("_", "").removesuffix(": %s").rstrip("…").strip().casefold()


def catalogue():
    """Returns the texts of the interface and those of its translation, as read off a label."""
    originals, translations = set(), set()
    status, text = tap.run("msgattrib", "--no-wrap", "--translated", str(tap.ROOT / "po/vi.po"))
    if status:
        raise SystemExit(text)
    for original, translation in re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', text, re.M):
        originals.add(plain(original))
        translations.add(plain(translation))
    return {"C": originals, "vi": translations}


def shape(page):
    """The elements of a page in order, without its words."""
    return [element.tag for element in page.iter() if element.tag not in {NS + "gui", NS + "key", NS + "keyseq", NS + "code"}]


def main():
    cases = tap.Cases()
    helps = {language: pages(language) for language in LANGUAGES}
    known = catalogue()
    names = set(helps["C"])
    cases.check("/help/found", [] if len(names) >= 10 else [f"only these pages were found: {sorted(names)}"])
    cases.check("/help/same-pages", (f"{name} is missing in one language" for name in names ^ set(helps["vi"])))
    cases.check("/help/same-shape", (f"{name}: the languages differ" for name in names & set(helps["vi"]) if shape(helps["C"][name]) != shape(helps["vi"][name])))
    cases.check(
        "/help/ids",
        (f"{language}/{name}: its id is {page.get('id')}" for language in LANGUAGES for name, page in helps[language].items() if page.get("id") != name),
    )
    cases.check(
        "/help/links",
        (f"{language}/{name}: there is no page {link.get('xref')}"
         for language in LANGUAGES for name, page in helps[language].items()
         for link in page.iter(NS + "link") if link.get("xref") not in names),
    )
    cases.check(
        "/help/labels",
        (f"{language}/{name}: nothing in the window is called “{gui.text}”"
         for language in LANGUAGES for name, page in helps[language].items()
         for gui in page.iter(NS + "gui") if gui.text not in OUTSIDE and plain(gui.text) not in known[language]),
    )
    text = (tap.ROOT / "src/app/help.c").read_text(encoding="utf-8")
    table = re.findall(r'\{ "(Kh\w+)", "([\w-]+)" \}', text)
    types = set(re.findall(r"G_DEFINE_\w+ \((Kh\w+),", "".join(p.read_text(encoding="utf-8") for p in tap.files("src/app/**/*.c"))))
    cases.check("/help/topics", (f"{topic} of {name} is no page" for name, topic in table if topic not in names))
    cases.check("/help/types", ([] if len(table) > 10 else ["the table of topics was not found"]) + [f"there is no {name}" for name, _ in table if name not in types])
    for guide in sys.argv[1:]:
        status, said = tap.run("pdfinfo", guide)
        cases.check("/help/guide/" + guide.rsplit("/", 1)[-1], [] if status == 0 and re.search(r"^Pages:\s+2$", said, re.M) else [said])
    cases.done()


if __name__ == "__main__":
    sys.exit(main())
