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


def look(entry):
    """Returns what clang says of one source, "" if nothing."""
    result = subprocess.run(
        ["clang", "-fsyntax-only", "-Werror", *options_of(entry["command"])],
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
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        cases.check("/clang/no-warning", [said for said in pool.map(look, ours) if said])
    cases.done()


if __name__ == "__main__":
    sys.exit(main())
