# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint programs share: cases in TAP, and the project's own files."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


class Cases:
    """Runs cases one by one and prints each result in TAP."""

    def __init__(self):
        self.count = 0
        self.bad = 0

    def check(self, name, problems):
        """Prints the case @name, which holds when the list @problems is empty."""
        self.count += 1
        problems = list(problems)
        print(f"{'not ok' if problems else 'ok'} {self.count} {name}")
        for problem in problems:
            # On standard error too: of a TAP program the test runner shows that alone.
            print(f"# {problem}")
            print(f"{name}: {problem}", file=sys.stderr)
        self.bad += bool(problems)

    def skip(self, name, why):
        self.count += 1
        print(f"ok {self.count} {name} # SKIP {why}")

    def done(self):
        print(f"1..{self.count}")
        sys.exit(1 if self.bad else 0)


def files(*patterns):
    """Returns the project's files that match, without the build folders."""
    found = set()
    for pattern in patterns:
        found.update(path for path in ROOT.glob(pattern) if path.is_file())
    return sorted(path for path in found if not path.relative_to(ROOT).parts[0].startswith(("build", "_build", ".git")))


def name_of(path):
    return str(path.relative_to(ROOT))


def run(*command):
    """Returns the exit status and all that @command printed."""
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return result.returncode, result.stdout
