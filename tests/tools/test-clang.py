#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source compiles without a warning for clang too, with the options that it
is built with. Argument: the build folder."""

import concurrent.futures
import json
import pathlib
import shlex
import subprocess
import sys
import tempfile

import tap

# With the argument after them: what the build writes beside the object.
WITH_ARGUMENT = {"-o", "-MQ", "-MF"}
ALONE = {"-c", "-MD", "-fdiagnostics-color=always"}


def options_of(command):
    """Returns the options of a compiler's command without those about its output."""
    words = shlex.split(command)
    start = next(i for i, word in enumerate(words) if word.startswith("-"))
    words, kept = words[start:], []
    while words:
        word = words.pop(0)
        if word in WITH_ARGUMENT:
            words.pop(0)
        elif word not in ALONE:
            kept.append(word)
    return kept


# Headers that take longer to read than a source does: where the options name the folder,
# the first is read once for all who say the same of the language. That every source
# includes what it needs is seen where it is built.
HEADERS = [("adwaita.h", "-I/usr/include/libadwaita-1"), ("gio/gio.h", "-I/usr/include/glib-2.0")]


def language_of(entry):
    """Returns what a header must have been read with: what is large, and the options that change it."""
    options = options_of(entry["command"])
    header = next((header for header, option in HEADERS if option in options), None)
    return header, tuple(word for word in options if word.startswith(("-D", "-f", "-std", "-pthread")))


def read_once(header, entries, folder):
    """Reads a header with the options that all of @entries have, and returns what lets clang take it over."""
    options = [set(options_of(entry["command"])) for entry in entries]
    common = [word for word in options_of(entries[0]["command"]) if all(word in words for words in options)]
    source = pathlib.Path(folder, "header.h")
    source.parent.mkdir()
    source.write_text(f"#include <{header}>\n", encoding="utf-8")
    subprocess.run(["clang", "-x", "c-header", *common, str(source), "-o", f"{source}.pch"],
                   cwd=entries[0]["directory"], check=True)
    return ["-include-pch", f"{source}.pch"]


def look(entry, headers=()):
    """Returns what clang says of one source, "" if nothing."""
    result = subprocess.run(
        ["clang", "-fsyntax-only", "-Werror", *headers, *options_of(entry["command"])],
        cwd=entry["directory"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )
    return "" if result.returncode == 0 else f"{entry['file']}: {result.stdout}"


def main():
    build = pathlib.Path(sys.argv[1])
    cases = tap.Cases()
    # What several programs share is looked at once.
    entries = {entry["file"]: entry for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))}
    ours = [entry for file, entry in entries.items() if file.endswith(".c") and (build / file).exists()]
    cases.check("/clang/sources", [] if len(ours) > 500 else [f"only {len(ours)} sources were found"])
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
        alike = {}
        for entry in ours:
            alike.setdefault(language_of(entry), []).append(entry)
        said = []
        for number, ((header, _), entries) in enumerate(alike.items()):
            headers = read_once(header, entries, f"{folder}/{number}") if header and len(entries) > 2 else []
            said.append(pool.map(look, entries, [headers] * len(entries)))
        said = [words for some in said for words in some]
        cases.check("/clang/no-warning", [words for words in said if words])
    cases.done()


if __name__ == "__main__":
    sys.exit(main())
