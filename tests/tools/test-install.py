#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed: every file in its place, manuals and completion that name
every command and option. Arguments: the build folder, kehoach-cli."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

import hardening
import tap

# Beneath the prefix.
PAGES = ["index", "next-year", "import", "write", "assign", "assignments", "issue", "progress", "parts", "report", "check", "export", "sign", "recover", "keys"]
PLACES = [f"share/help/{language}/kehoach/{page}.page" for language in ("C", "vi") for page in PAGES] + [
    "bin/kehoach",
    "bin/kehoach-cli",
    "libexec/kehoach-reader",
    "libexec/kehoach-search-provider",
    "libexec/kehoach-signer",
    "share/applications/org.kehoach.Kehoach.desktop",
    "share/bash-completion/completions/kehoach-cli",
    "share/dbus-1/services/org.kehoach.Kehoach.SearchProvider.service",
    "share/dbus-1/services/org.kehoach.Kehoach.service",
    "share/doc/kehoach/huong-dan-nhanh.pdf",
    "share/doc/kehoach/quick-guide.pdf",
    "share/gnome-shell/search-providers/org.kehoach.Kehoach.search-provider.ini",
    "share/icons/hicolor/scalable/apps/org.kehoach.Kehoach.svg",
    "share/icons/hicolor/symbolic/apps/org.kehoach.Kehoach-symbolic.svg",
    "share/locale/vi/LC_MESSAGES/kehoach.mo",
    "share/man/man1/kehoach.1",
    "share/man/man1/kehoach-cli.1",
    "share/metainfo/org.kehoach.Kehoach.metainfo.xml",
    "share/mime/packages/org.kehoach.Kehoach.xml",
    "share/zsh/site-functions/_kehoach-cli",
]


def help_of(program, *command):
    return subprocess.run([program, *command, "--help"], env={**os.environ, "LC_ALL": "C"}, capture_output=True, text=True, check=True).stdout


def commands_of(program):
    part = help_of(program).split("Commands:")[1].split("\n\n")[0]
    return re.findall(r"^  ([a-z][a-z-]*) ", part, re.M)


def options_of(text):
    return set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", text, re.M))


def complete(script, *words):
    """Returns what bash offers for the last of @words."""
    program = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _kehoach_cli "$1" "${@: -1}" "${@: -2:1}"; printf "%s\\n" "${COMPREPLY[@]}"'
    result = subprocess.run(["bash", "-c", program, "bash", script, *words], capture_output=True, text=True, check=True)
    return set(result.stdout.split())


def manual_problems(program, page):
    text = page.read_text(encoding="utf-8").replace("\\-", "-")
    for command in commands_of(program):
        if not re.search(rf"^\.B[IR]? (?:\")?{re.escape(command)}\b", text, re.M):
            yield f"the manual has no entry for {command}"
        yield from (f"the manual does not name {option} of {command}" for option in sorted(options_of(help_of(program, command)))
                    if option not in text)


def main():
    build, program = sys.argv[1:3]
    cases = tap.Cases()
    with tempfile.TemporaryDirectory() as folder:
        status, said = tap.run("meson", "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", folder)
        found = {os.path.relpath(os.path.join(base, name), folder) for base, _, names in os.walk(folder) for name in names}
        cases.check("/install/done", [] if status == 0 else [said])
        cases.check("/install/places", (f"{place} is not installed" for place in PLACES if not any(f.endswith("/" + place) for f in found)))
        cases.check("/install/hardened", hardening.problems_beneath(pathlib.Path(folder)))
        cases.check("/install/nothing-else", (f"{f} is installed" for f in sorted(found) if not any(f.endswith("/" + place) for place in PLACES)))
    status, said = tap.run("mandoc", "-T", "lint", "-W", "warning", *(str(p) for p in tap.files("data/man/*.1")))
    cases.check("/install/manuals-valid", [] if status == 0 else [said])
    cases.check("/install/manual-of-the-command-line", manual_problems(program, tap.ROOT / "data/man/kehoach-cli.1"))
    script = str(tap.ROOT / "data/completions/bash/kehoach-cli")
    commands = set(commands_of(program))
    cases.check("/install/completion-commands", [] if complete(script, program, "") == commands else [f"{complete(script, program, '')} of {commands}"])
    wrong = [c for c in commands if complete(script, program, c, "--") != options_of(help_of(program, c))]
    cases.check("/install/completion-options", [f"{c}: {complete(script, program, c, '--')}" for c in wrong])
    cases.check("/install/completion-format", [] if complete(script, program, "export", "1", "--format", "pd") == {"pdf"} else ["pdf is not offered"])
    cases.done()


if __name__ == "__main__":
    sys.exit(main())
