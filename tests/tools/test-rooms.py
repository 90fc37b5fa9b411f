#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No room reaches into one that it must not know.

The table is the design's: GTK in the window alone, SQL in the store alone, and
each room's headers only where that room is allowed.
"""

import re
import sys

import tap

# Room: the rooms whose headers it may include, beside its own.
ROOMS = {
    "resources": set(),
    "core": set(),
    "store": {"core"},
    "assign": {"core", "store"},
    "compose": {"core"},
    "review": {"core", "compose", "store"},
    "layout": {"core", "compose", "resources"},
    "formats": {"core", "compose", "layout", "resources"},
    "reader": {"core", "formats", "resources"},
    "merge": {"core", "compose", "store", "review", "formats"},
    "carry": {"core", "resources"},
    "report": {"core", "compose", "resources"},
    "checks": {"core", "compose", "layout", "resources"},
    "signing": set(),
    "cli": {"resources", "core", "store", "assign", "compose", "review", "merge", "layout", "formats", "carry", "report", "checks"},
    "signer": {"cli", "resources", "signing"},
    "search": {"resources", "core", "store"},
    "app": {"resources", "core", "store", "assign", "compose", "review", "merge", "layout", "formats", "carry", "report", "checks", "signing"},
}

# Library headers (start of the name in <>): the rooms that may include them.
LIBRARIES = {
    "gtk/": {"app"},
    "gdk/": {"app"},
    "gsk/": {"app"},
    "adwaita": {"app"},
    "sqlite3": {"store"},
    "pango/": {"layout", "signing", "app"},
    "cairo": {"layout", "formats", "signing", "app"},
    "libxml/": {"resources", "layout", "formats", "carry", "report", "checks"},
    "qpdf/": {"formats", "signing"},
    "gsf/": {"formats"},
    "libical/": {"formats"},
    "poppler": {"signing", "app"},
    "nss": {"signing"},
    "nspr/": {"signing"},
    "png": {"signing"},
    "enchant": {"checks"},
    "json-glib/": {"cli"},
}

# Libraries whose mere headers must not appear: the model knows no files.
CORE_MUST_NOT = ("glib/gstdio.h", "stdio.h", "fcntl.h", "unistd.h", "sys/stat.h")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
SQL = re.compile(
    r"^\s*(SELECT\s.+\sFROM\b|INSERT\s+(OR\s+\w+\s+)?INTO\b|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\b"
    r"|CREATE\s+(VIRTUAL\s+)?(TABLE|INDEX|TRIGGER|VIEW)\b|DROP\s+TABLE\b|PRAGMA\s+\w+|BEGIN\s+IMMEDIATE\b)"
)
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)


def without_comments(text):
    """Blanks the comments and keeps the line numbers. Strings hold no "/*" here
    except in ones that a comment marker would spoil anyway."""
    return COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def headers_by_name(sources):
    """Maps each header's bare name to its room. @sources: {(room, name): text}"""
    owners = {"kh-enum-types.h": "core"}
    for room, name in sources:
        if name.endswith(".h"):
            owners[name] = room
    return owners


def violations(sources):
    """Returns a sentence for each rule that @sources break."""
    owners = headers_by_name(sources)
    found = []
    for (room, name), text in sorted(sources.items()):
        where = f"src/{room}/{name}"
        if room not in ROOMS:
            found.append(f"{where}: there is no room {room} in the table")
            continue
        for match in INCLUDE.finditer(without_comments(text)):
            bracket, header = match.groups()
            if bracket == '"':
                bare = header.rsplit("/", 1)[-1]
                if bare != header:
                    found.append(f"{where}: {header} is included by a path, not by its bare name")
                owner = owners.get(bare)
                if owner and owner != room and owner not in ROOMS[room]:
                    found.append(f"{where}: {header} is of the room {owner}, which {room} may not use")
            else:
                for start, allowed in LIBRARIES.items():
                    if header.startswith(start) and room not in allowed:
                        found.append(f"{where}: <{header}> may be included only in {', '.join(sorted(allowed))}")
                if room == "core" and header in CORE_MUST_NOT:
                    found.append(f"{where}: <{header}>: the model knows no files")
        if room != "store":
            # Strings that the compiler joins are joined before they are looked at.
            joined = re.sub(r'"\s*\n\s*"', "", without_comments(text))
            for string in STRING.findall(joined):
                if SQL.match(string):
                    found.append(f"{where}: an SQL statement outside the store: {string[:60]}")
    return found


def build_disagreements(builds):
    """Returns a sentence for each room that is built against one it may not use."""
    found = []
    for room, text in sorted(builds.items()):
        used = set(re.findall(r"\bkh_(\w+)_dep\b", text)) - {room}
        for other in sorted(used - ROOMS[room]):
            found.append(f"src/{room}/meson.build names {other}, which {room} may not use")
    return found


def header_twins(sources):
    """Bare names find one header only if no two rooms use the same name."""
    seen = {}
    for room, name in sources:
        if name.endswith(".h"):
            seen.setdefault(name, []).append(room)
    return [f"{name} is in the rooms {', '.join(rooms)}" for name, rooms in seen.items() if len(rooms) > 1]


def read_sources():
    return {
        (path.relative_to(tap.ROOT / "src").parts[0], path.name): path.read_text(encoding="utf-8")
        for path in tap.files("src/*/**/*.[ch]")
    }


# Made-up sources, each with the one rule that it breaks.
MADE_UP = {
    "GTK outside the window": ("store", "bad.c", "#include <gtk/gtk.h>\n"),
    "libadwaita outside the window": ("cli", "bad.c", "  #  include <adwaita.h>\n"),
    "SQLite outside the store": ("app", "bad.c", "#include <sqlite3.h>\n"),
    "SQL outside the store": ("cli", "bad.c", 'const char *q = "SELECT id FROM plan";\n'),
    "SQL joined from two strings": ("app", "bad.c", 'run ("DELETE "\n     "FROM plan");\n'),
    "a header of a room above": ("core", "bad.c", '#include "made-up-store.h"\n'),
    "a header by its path": ("cli", "bad.c", '#include "../core/made-up-core.h"\n'),
    "files in the model": ("core", "bad.c", "#include <stdio.h>\n"),
    "a room nobody knows": ("attic", "bad.c", "int a;\n"),
}
MADE_UP_HEADERS = {("store", "made-up-store.h"): "", ("core", "made-up-core.h"): ""}
MADE_UP_GOOD = {
    ("app", "good.c"): '#include <gtk/gtk.h>\n#include "made-up-store.h"\n/* SELECT id FROM plan */\n',
    ("store", "good.c"): '#include <sqlite3.h>\nconst char *q = "SELECT id FROM plan";\n#include "made-up-core.h"\n',
    ("cli", "good.c"): 'const char *help = "Select a plan from the list";\n',
}


def main():
    cases = tap.Cases()
    sources = read_sources()
    cases.check("/rooms/read", [] if len(sources) > 20 else [f"only {len(sources)} sources were found"])
    cases.check("/rooms/nothing-forbidden", violations(sources))
    builds = {room: (tap.ROOT / f"src/{room}/meson.build").read_text(encoding="utf-8") for room in ROOMS}
    cases.check("/rooms/built-as-allowed", build_disagreements(builds))
    cases.check("/rooms/bare-names-unique", header_twins(sources))
    for name, (room, file, text) in MADE_UP.items():
        found = violations({**MADE_UP_HEADERS, (room, file): text})
        cases.check(
            f"/rooms/finds/{name.replace(' ', '-')}",
            [] if len(found) == 1 else [f"one violation was expected, found: {found}"],
        )
    found = build_disagreements({"core": "kh_core_deps = [gio_dep, kh_store_dep]"})
    cases.check("/rooms/finds/a-room-built-against-one-above", [] if len(found) == 1 else [f"found: {found}"])
    cases.check("/rooms/lets-pass", violations({**MADE_UP_HEADERS, **MADE_UP_GOOD}))
    cases.done()


if __name__ == "__main__":
    sys.exit(main())
