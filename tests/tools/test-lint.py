#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Static analysis of our C sources: nothing is found but what has a reason."""

import pathlib
import sys
import tempfile

import tap

LINT = str(tap.ROOT / "tools/lint")
EXCEPTIONS = tap.ROOT / "tools/lint-exceptions"
FAULTY = """int
main (void)
{
  int *place = 0;

  return *place;
}
"""


def without_reason():
    """Yields the exceptions of a paragraph that does not begin with a comment."""
    for paragraph in EXCEPTIONS.read_text(encoding="utf-8").split("\n\n"):
        lines = paragraph.strip().splitlines()
        if not lines[0].startswith("# ") or len(lines[0]) < 12:
            yield f"{lines[0]}: no reason is given"


def main():
    cases = tap.Cases()
    cases.check("/lint/reasons", without_reason())
    with tempfile.TemporaryDirectory() as name:
        faulty = pathlib.Path(name) / "faulty.c"
        faulty.write_text(FAULTY, encoding="utf-8")
        status, said = tap.run("sh", LINT, str(faulty))
        cases.check("/lint/finds", [] if status == 1 and "nullPointer" in said else [f"{status}: {said}"])
    status, said = tap.run("sh", LINT)
    cases.check("/lint/clean", [] if status == 0 else said.splitlines())
    cases.done()


if __name__ == "__main__":
    sys.exit(main())
