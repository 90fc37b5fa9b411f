#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the test cases of a meson run from the runner's own logs.

Usage: count-tests.py MESON-LOGS-FOLDER…

Prints the name of each case that failed, then "N passed, N failed, N skipped"
as the last line. Exits 1 when a case failed, a program ended badly or no case
ran at all.
"""

import json
import pathlib
import sys
import xml.etree.ElementTree as ET

GOOD_RESULTS = ("OK", "SKIP", "EXPECTEDFAIL")


def cases_of(junit):
    """Yields (program, case, outcome) for each case of the log."""
    for suite in ET.parse(junit).getroot().iter("testsuite"):
        # A program that speaks TAP has a suite of its own, "project.program";
        # any other is a single case of the suite "project".
        _, _, program = suite.get("name", "").partition(".")
        for case in suite.iter("testcase"):
            name = case.get("name", "")
            if case.find("failure") is not None or case.find("error") is not None:
                outcome = "failed"
            elif case.find("skipped") is not None:
                outcome = "skipped"
            else:
                outcome = "passed"
            yield program or name, name, outcome


def bad_programs(log):
    """Returns the names of the programs that did not end well."""
    bad = []
    for line in log.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["result"] not in GOOD_RESULTS:
            bad.append((entry["name"], entry["result"]))
    return bad


def count(logs, counts):
    """Adds the cases of one run to @counts. Returns whether there is a complete log."""
    failed_programs = set()
    try:
        for program, case, outcome in cases_of(logs / "testlog.junit.xml"):
            counts[outcome] += 1
            if outcome == "failed":
                failed_programs.add(program)
                print(f"FAILED: {program}: {case}")
        bad = bad_programs(logs / "testlog.json")
    except (OSError, ET.ParseError, ValueError, KeyError) as error:
        print(f"The test runner left no complete log: {error}")
        return False
    for name, result in bad:
        # A program that crashed, timed out or miscounted counts as a failure of
        # its own unless a case of it already does.
        if name not in failed_programs:
            counts["failed"] += 1
            print(f"FAILED: {name}: the program ended with {result}")
    return True


def main(folders):
    total = {"passed": 0, "failed": 0, "skipped": 0}
    for folder in folders:
        counts = {"passed": 0, "failed": 0, "skipped": 0}
        if not count(pathlib.Path(folder), counts):
            counts = {"passed": 0, "failed": 1, "skipped": 0}
        if not any(counts.values()):
            print("No test case ran.")
            counts["failed"] = 1
        total = {key: total[key] + counts[key] for key in total}
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**total))
    return 1 if total["failed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
