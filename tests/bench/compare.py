#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole-process export of one plan to PDF, ours against LibreOffice without a display.

LibreOffice gets the plan as our own docx where the program writes one, else as
HTML made from our plain text. Time is the best of several runs, memory the
largest resident set of the process and its children.
"""
import html
import os
import shutil
import subprocess
import sys
import tempfile
import time

RUNS = 5


def run(command):
    """Runs a command; gives seconds and peak memory in KB, of it and its children."""
    start = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ,
                          file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                                        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    if status != 0:
        raise SystemExit(f"failed: {' '.join(command)}")
    return time.perf_counter() - start, usage.ru_maxrss


def best(command, runs=RUNS):
    results = [run(command) for _ in range(runs)]
    return min(r[0] for r in results), max(r[1] for r in results)


def make_source(cli, library, plan, folder):
    """The plan as a file that LibreOffice reads."""
    docx = os.path.join(folder, "plan.docx")
    if subprocess.run([cli, "--library", library, "export", plan, "-o", docx], capture_output=True).returncode == 0:
        return docx
    text = subprocess.run([cli, "--library", library, "export", plan, "--format", "txt", "-o", "-"],
                          capture_output=True, check=True, text=True).stdout
    page = os.path.join(folder, "plan.html")
    with open(page, "w", encoding="utf-8") as file:
        file.write("<meta charset=utf-8><body style=\"font-family:'Liberation Serif';font-size:14pt\">")
        for line in text.splitlines():
            if line.strip():
                file.write(f"<p style=\"text-align:justify\">{html.escape(line)}</p>\n")
    return page


def main():
    if len(sys.argv) != 3:
        raise SystemExit("usage: compare.py KEHOACH-CLI PLAN-FILE")
    cli, plan_file = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        library = os.path.join(folder, "library.db")
        plan = subprocess.run([cli, "--library", library, "import", plan_file], capture_output=True, check=True,
                              text=True).stdout.strip()
        ours = best([cli, "--library", library, "export", plan, "-o", os.path.join(folder, "ours.pdf")])
        print(f"kehoach-cli  {ours[0] * 1000:8.0f} ms  {ours[1] / 1024:6.0f} MB")
        if shutil.which("soffice") is None:
            print("soffice is not installed: nothing to compare with")
            return
        source = make_source(cli, library, plan, folder)
        office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                  "--outdir", folder, source]
        run(office)  # the first start makes its user profile
        theirs = best(office)
        print(f"soffice      {theirs[0] * 1000:8.0f} ms  {theirs[1] / 1024:6.0f} MB  (from {os.path.basename(source)})")
        print(f"ratio        {theirs[0] / ours[0]:8.1f} ×   {theirs[1] / ours[1]:6.1f} ×")


if __name__ == "__main__":
    main()
