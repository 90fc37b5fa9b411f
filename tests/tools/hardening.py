# SPDX-License-Identifier: GPL-3.0-or-later
"""What the distribution's hardening flags leave in a program, as readelf shows it."""

import re
import subprocess


def read(program, *options):
    return subprocess.run(["readelf", "-W", *options, str(program)], capture_output=True, text=True, check=True).stdout


# The others copy nothing whose size the compiler knows.
FORTIFIED = {"kehoach", "kehoach-cli"}


def problems(program):
    """Yields what @program lacks: an address of its own at each start, tables that
    are read-only once it runs, a guarded stack that runs no code, checked copies."""
    header, segments, dynamic = read(program, "-h"), read(program, "-l"), read(program, "-d")
    names = set(re.findall(r"\b(__\w+_chk|__stack_chk_fail)\b", read(program, "--dyn-syms")))
    stack = re.search(r"^\s*GNU_STACK\s.*\s(R\S*)\s+0x", segments, re.M)
    if not re.search(r"^\s*Type:\s+DYN\b", header, re.M) or not re.search(r"FLAGS_1.*\bPIE\b", dynamic):
        yield f"{program.name} is no position-independent executable"
    if not re.search(r"^\s*GNU_RELRO\s", segments, re.M):
        yield f"{program.name}: its tables stay writable (no RELRO)"
    if not re.search(r"FLAGS.*\b(?:BIND_NOW|NOW)\b", dynamic):
        yield f"{program.name}: names are looked up while it runs (no BIND_NOW)"
    if stack is None or "E" in stack.group(1):
        yield f"{program.name}: code on the stack would run"
    if "__stack_chk_fail" not in names:
        yield f"{program.name}: its stack is not guarded"
    if program.name in FORTIFIED and not names - {"__stack_chk_fail"}:
        yield f"{program.name}: nothing of it is fortified"
    if re.search(r"\((?:RPATH|RUNPATH)\)", dynamic):
        yield f"{program.name} looks for libraries where it was built"


def problems_beneath(folder):
    """Yields the problems of every program in the folder @folder, or that there is none."""
    programs = [path for path in sorted(folder.rglob("*")) if path.parent.name in ("bin", "libexec") and path.is_file()]
    if len(programs) < 4:
        yield f"only these programs were found: {programs}"
    for program in programs:
        yield from problems(program)
