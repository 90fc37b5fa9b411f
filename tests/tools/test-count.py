#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The last line of tools/test counts what the test runner saw, and the command
fails whenever a test did, a program crashed or nothing ran."""

import json
import pathlib
import subprocess
import sys
import tempfile

import tap

COUNTER = tap.ROOT / "tools/count-tests.py"

GOOD = ('<testsuite name="p.good"><testcase name="1 /a"/><testcase name="2 /b"><skipped/></testcase></testsuite>', "good", "OK")
BAD = ('<testsuite name="p.bad"><testcase name="1 /a"/><testcase name="2 /b"><failure/></testcase></testsuite>', "bad", "ERROR")
CRASH = ('<testsuite name="p.crash"><testcase name="1 /a"/></testsuite>', "crash", "ERROR")
PLAIN = ('<testsuite name="p"><testcase name="plain"><failure/></testcase></testsuite>', "plain", "FAIL")
HANGS = ('<testsuite name="p.slow"><testcase name="1 /a"/></testsuite>', "slow", "TIMEOUT")


def count(programs, log=True):
    """Returns the exit status and the last line for a run of @programs."""
    with tempfile.TemporaryDirectory() as folder:
        logs = pathlib.Path(folder)
        if log:
            suites = "".join(suite for suite, _, _ in programs)
            (logs / "testlog.junit.xml").write_text(f"<testsuites>{suites}</testsuites>", encoding="utf-8")
            lines = "".join(json.dumps({"name": name, "result": result}) + "\n" for _, name, result in programs)
            (logs / "testlog.json").write_text(lines, encoding="utf-8")
        result = subprocess.run([sys.executable, COUNTER, folder], stdout=subprocess.PIPE, text=True, check=False)
        return result.returncode, result.stdout.splitlines()[-1]


def main():
    cases = tap.Cases()
    for name, programs, expected in [
        ("good", [GOOD], (0, "1 passed, 0 failed, 1 skipped")),
        ("bad", [GOOD, BAD], (1, "2 passed, 1 failed, 1 skipped")),
        ("crash", [GOOD, CRASH], (1, "2 passed, 1 failed, 1 skipped")),
        ("without-cases", [PLAIN], (1, "0 passed, 1 failed, 0 skipped")),
        ("hangs", [HANGS], (1, "1 passed, 1 failed, 0 skipped")),
        ("nothing", [], (1, "0 passed, 1 failed, 0 skipped")),
    ]:
        found = count(programs)
        cases.check(f"/count/{name}", [] if found == expected else [f"expected {expected}, found {found}"])
    # Two runs, and the second left nothing.
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        for folder in (first, second):
            (pathlib.Path(folder) / "testlog.junit.xml").write_text(f"<testsuites>{GOOD[0]}</testsuites>", encoding="utf-8")
            (pathlib.Path(folder) / "testlog.json").write_text('{"name": "good", "result": "OK"}\n', encoding="utf-8")
        command = [sys.executable, COUNTER, first, second]
        both = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
        (pathlib.Path(second) / "testlog.json").unlink()
        half = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    found = [(run.returncode, run.stdout.splitlines()[-1]) for run in (both, half)]
    expected = [(0, "2 passed, 0 failed, 2 skipped"), (1, "1 passed, 1 failed, 1 skipped")]
    cases.check("/count/two-runs", [] if found == expected else [f"expected {expected}, found {found}"])
    found = count([], log=False)
    cases.check("/count/no-log", [] if found == (1, "0 passed, 1 failed, 0 skipped") else [str(found)])
    cases.done()


if __name__ == "__main__":
    sys.exit(main())
