#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Debian package: built from the tree by dpkg-buildpackage, without errors
for lintian, installed into a folder of its own, run there, and removed without
a trace."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import hardening
import tap

# Nobody's rights are needed: no script of ours runs, and nothing is asked of the system's list of packages.
DPKG = ["dpkg", "--force-not-root", "--force-depends", "--force-script-chrootless", "--no-triggers", "--log=/dev/null"]


def copy_tree(target):
    for path in tap.files("*", "*/**/*"):
        place = target / path.relative_to(tap.ROOT)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, place)


def run_in(folder, *command, **variables):
    result = subprocess.run(command, cwd=folder, env={**os.environ, **variables}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return result.returncode, result.stdout[-4000:]


def main():
    cases = tap.Cases()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        copy_tree(folder / "kehoach")
        status, said = run_in(folder / "kehoach", "dpkg-buildpackage", "-b", "-us", "-uc", DEB_BUILD_OPTIONS="nocheck noddebs parallel=2", LC_ALL="C.UTF-8")
        packages = sorted(folder.glob("kehoach_*.deb"))
        cases.check("/package/builds", [] if status == 0 and len(packages) == 1 else [said])
        if not packages:
            cases.done()
        package = str(packages[0])

        status, said = run_in(folder, "lintian", "--allow-root", "--fail-on", "error", "--tag-display-limit", "0", package)
        cases.check("/package/lintian", [] if status == 0 else [said])

        root = folder / "root"
        (root / "var/lib/dpkg/info").mkdir(parents=True)
        (root / "var/lib/dpkg/updates").mkdir()
        (root / "var/lib/dpkg/status").touch()
        status, said = run_in(folder, *DPKG, f"--root={root}", "-i", package)
        cases.check("/package/installs", [] if status == 0 else [said])
        cases.check("/package/hardened", hardening.problems_beneath(root / "usr"))
        status, said = run_in(folder, str(root / "usr/bin/kehoach-cli"), "--version", HOME=name, LC_ALL="C.UTF-8")
        cases.check("/package/runs", [] if status == 0 and said.startswith("kehoach-cli ") else [said])

        status, said = run_in(folder, *DPKG, f"--root={root}", "--purge", "kehoach")
        left = [str(p.relative_to(root)) for p in root.rglob("*") if not p.is_dir() and "var/lib/dpkg" not in str(p)]
        cases.check("/package/removed", ([] if status == 0 else [said]) + [f"{path} is left" for path in left])
    cases.done()


if __name__ == "__main__":
    sys.exit(main())
