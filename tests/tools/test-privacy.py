#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What others could read beside the plans: the log holds no word of a plan, and
no file has a name that could be known before. Argument: kehoach-cli."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

import tap

CALL = re.compile(r"\bg_(?:debug|info|message|warning|critical|error)(?:_once)? \(")
# An error says what happened to which file or table; those that quote a plan are shown to the user and not logged.
HARMLESS = re.compile(r"^(?:\w*error->message|[\w>.-]+->(?:id|page)(?: \+ 1)?|kh_enum_to_nick \(\w+, kind\))$")
# The one sentence on standard error with which a command fails.
SPOKEN = {"src/cli/cli.c"}
OTHER_LOGS = re.compile(r"\b(?:g_log(?:_structured|v)?|g_printerr|syslog|sd_journal_\w+|perror|fprintf|dprintf)(?= \()")

# GLib's own make a name of the time of day.
GUESSABLE = re.compile(
    r"\b(?:mktemp|tmpnam|tempnam|tmpfile|g_mktemp|g_mkstemp|g_mkstemp_full|g_file_open_tmp|g_get_tmp_dir)(?= \()|[\"']/(?:var/)?tmp\b"
)
MADE = re.compile(r"\b(?:mkstemp|mkostemp|mkstemps|mkostemps)(?= \()")
# Who makes files with names of their own: of random bits, and for their owner alone.
MAKERS = {"src/store/draft-file.c", "src/store/unsaved.c"}

MARK = "dấu-riêng-của-kế-hoạch"
SAMPLE = tap.ROOT / "data/samples/ke-hoach-mau.kehoach"
LOGGED = re.compile(r"-(?:DEBUG|INFO|Message|WARNING|CRITICAL)(?: \*\*)?: ")


def split(text):
    """Returns the arguments at the start of @text, up to the bracket that ends the call."""
    found, depth, start, quoted = [], 0, 0, False
    for at, letter in enumerate(text):
        if quoted:
            quoted = letter != '"' or text[at - 1] == "\\"
        elif letter == '"':
            quoted = True
        elif letter == "(":
            depth += 1
        elif letter == ")" and depth > 0:
            depth -= 1
        elif letter in ",)" and depth == 0:
            found.append(" ".join(text[start:at].split()))
            start = at + 1
            if letter == ")":
                return found
    return found


def log_problems(name, text):
    for call in CALL.finditer(text):
        for argument in split(text[call.end():])[1:]:
            if not HARMLESS.match(argument):
                yield f"{name}: {call.group()}…: “{argument}” may be words of a plan"
    if name not in SPOKEN:
        for match in OTHER_LOGS.finditer(text):
            yield f"{name}: {match.group()}: only g_message() and its like, whose arguments are looked at"


def name_problems(name, text):
    for match in GUESSABLE.finditer(text):
        yield f"{name}: {match.group()}: a file whose name could be known before"
    for match in MADE.finditer(text):
        if name not in MAKERS:
            yield f"{name}: {match.group()}: kh_draft_create() makes files for their owner alone"


def sources():
    for path in tap.files("src/**/*.[ch]"):
        yield tap.name_of(path), path.read_text(encoding="utf-8")


def log_of(program, library, *words):
    """Runs a command with everything logged. Returns the lines of its log, and standard output."""
    result = subprocess.run(
        [program, "--library", library, *words], capture_output=True, text=True, check=False, errors="replace",
        env={**os.environ, "G_MESSAGES_DEBUG": "all"},
    )
    return [line for line in (result.stdout + result.stderr).splitlines() if LOGGED.search(line)], result.stdout


def commands(folder):
    for end in ("pdf", "docx", "odt", "txt", "md", "csv", "ics", "xml", "edxml"):
        yield "export", "1", "-o", f"{folder}/plan.{end}"
    yield "import", f"{folder}/plan.docx"
    yield "list",
    yield "show", "1"
    yield "search", MARK
    yield "check", "1", "--fix"
    yield "roll", "1", "--year", "2028"
    yield "compare", "1", "3"
    yield "compare", "1", "3", "-o", f"{folder}/changes.docx"
    yield "backup", f"{folder}/backup"
    yield "restore", f"{folder}/backup"
    yield "check-library",
    yield "salvage", f"{folder}/salvaged"
    # and what fails
    yield "show", "99"
    yield "import", f"{folder}/no such file"
    yield "export", "1", "-o", f"{folder}/no such folder/plan.pdf"


def cli_problems(program):
    with tempfile.TemporaryDirectory() as folder:
        plan = pathlib.Path(folder) / "plan.kehoach"
        plan.write_text(SAMPLE.read_text(encoding="utf-8").replace("Rà soát", f"Rà soát {MARK}"), encoding="utf-8")
        library = f"{folder}/library"
        logged, _ = log_of(program, library, "import", str(plan))
        _, said = log_of(program, library, "show", "1")
        # The log does not mix with what was asked for, nor with the reply of the process that reads files.
        if MARK not in said or LOGGED.search(said):
            yield f"the mark did not get into the plan: {said}"
        for words in commands(folder):
            logged += log_of(program, library, *words)[0]
        if not logged:
            yield "nothing at all was logged: this case looks at nothing"
        for line in logged:
            if MARK in line or "Rà soát" in line:
                yield line


def main():
    cases = tap.Cases()
    texts = list(sources())
    cases.check("/privacy/log-arguments", (problem for name, text in texts for problem in log_problems(name, text)))
    cases.check("/privacy/file-names", (problem for name, text in texts for problem in name_problems(name, text)))
    # What these two look for is found where it is.
    bad = 'g_warning ("%s: %s", kh_item_get_text (item), error->message); fprintf (stderr, "x");'
    cases.check("/privacy/log-found", [] if len(list(log_problems("x.c", bad))) == 2 else ["a text in a log is not found"])
    bad = 'fd = mkostemp (path, O_CLOEXEC); path = "/tmp/kehoach"; tmpnam (path);'
    cases.check("/privacy/names-found", [] if len(list(name_problems("x.c", bad))) == 3 else ["a known name is not found"])
    cases.check("/privacy/command-line", cli_problems(sys.argv[1]))
    cases.done()


if __name__ == "__main__":
    sys.exit(main())
