#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Templates, styles and data files are listed in their resources, and the
files for the desktop are valid."""

import re
import sys
import xml.etree.ElementTree as ET

import tap


def listed_in(manifest):
    """Returns the paths, from the project's folder, that @manifest lists."""
    folder = manifest.parent
    return {tap.name_of(folder / entry.text.strip()) for entry in ET.parse(manifest).getroot().iter("file")}


def main():
    cases = tap.Cases()
    interface = listed_in(tap.ROOT / "ui/kehoach-ui.gresource.xml")
    cases.check(
        "/data/interface-listed",
        (f"{tap.name_of(p)} is not in the resource" for p in tap.files("ui/**/*.ui", "ui/**/*.css") if tap.name_of(p) not in interface),
    )
    cases.check(
        "/data/one-class-a-template",
        (f"{tap.name_of(p)} has {count} templates"
         for p in tap.files("ui/**/*.ui")
         for count in [len(re.findall(r"<template ", p.read_text(encoding="utf-8")))] if count > 1),
    )
    data = listed_in(tap.ROOT / "data/kehoach-data.gresource.xml")
    wanted = tap.files("data/profiles/*", "data/templates/*", "data/schema/*", "data/checks/*", "data/carry/*", "data/report/*", "data/samples/*")
    cases.check(
        "/data/files-listed",
        (f"{tap.name_of(p)} is not in the resource" for p in wanted if tap.name_of(p) not in data),
    )
    for path in tap.files("data/**/*.xml", "data/**/*.rng", "data/**/*.kehoach", "ui/**/*.ui"):
        status, said = tap.run("xmllint", "--nonet", "--noout", str(path))
        if status:
            cases.check(f"/data/well-formed/{path.name}", said.splitlines())
    schema = tap.ROOT / "data/schema/kehoach.rng"
    for path in tap.files("data/samples/*.kehoach"):
        status, said = tap.run("xmllint", "--nonet", "--noout", "--relaxng", str(schema), str(path))
        cases.check(f"/data/valid/{path.name}", said.splitlines() if status else [])
    schema = tap.ROOT / "data/schema/checks.rng"
    for path in tap.files("data/checks/*.xml"):
        status, said = tap.run("xmllint", "--nonet", "--noout", "--relaxng", str(schema), str(path))
        cases.check(f"/data/valid/{path.name}", said.splitlines() if status else [])
    desktop = sys.argv[1:]
    cases.check("/data/desktop-files", [] if len(desktop) == 2 else ["the desktop and metainfo files are not given"])
    for path in desktop:
        if path.endswith(".desktop"):
            status, said = tap.run("desktop-file-validate", path)
            cases.check("/data/desktop-valid", said.splitlines() + ["not valid"] if status else [])
        elif path.endswith(".metainfo.xml"):
            status, said = tap.run("appstreamcli", "validate", "--no-net", path)
            cases.check("/data/metainfo-valid", said.splitlines() + ["not valid"] if status else [])
    cases.done()


if __name__ == "__main__":
    sys.exit(main())
