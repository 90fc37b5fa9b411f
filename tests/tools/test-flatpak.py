#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest, as far as it can be known without building it."""

import re
import sys

import yaml

import tap

MANIFEST = tap.ROOT / "flatpak/org.kehoach.Kehoach.yml"
# What flatpak-builder knows, of what we use.
KEYS = {"id", "runtime", "runtime-version", "sdk", "command", "finish-args", "cleanup", "modules"}
MODULE_KEYS = {"name", "buildsystem", "config-opts", "build-options", "build-commands", "sources"}
SOURCE_KEYS = {
    "archive": {"type", "url", "sha256"},
    "file": {"type", "url", "sha256", "dest-filename"},
    "dir": {"type", "path", "skip"},
}
# Drawing on the screen, and nothing else: files come through the portals.
PERMISSIONS = {"--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"}
# A module's name: the dependency in meson.build.
DEPENDENCIES = {
    "qpdf": "libqpdf",
    "libical": "libical",
    "poppler": "poppler-glib",
    "libgsf": "libgsf-1",
    "sqlite": "sqlite3",
}


def as_numbers(version):
    return [int(part) for part in re.findall(r"\d+", version)]


def wanted_versions():
    """Returns {dependency: lowest version} of all meson files."""
    found = {}
    for path in tap.files("meson.build", "src/**/meson.build"):
        for name, version in re.findall(r"dependency\('([\w.+-]+)',\s*version:\s*'>=\s*([\d.]+)'", path.read_text(encoding="utf-8")):
            found[name] = version
    return found


def version_problems(modules):
    wanted = wanted_versions()
    for module in modules:
        dependency = DEPENDENCIES.get(module["name"])
        if dependency is None:
            continue
        url = module["sources"][0]["url"]
        version = re.search(r"_([\d.]+\d)[^/]*$", url)
        if dependency not in wanted:
            yield f"meson.build asks for no version of {dependency}"
        elif version is None:
            yield f"{module['name']}: no version in {url}"
        elif as_numbers(version[1]) < as_numbers(wanted[dependency]):
            yield f"{module['name']} is {version[1]}, meson.build asks for {wanted[dependency]}"


def source_problems(module):
    for source in module["sources"]:
        keys = SOURCE_KEYS.get(source.get("type"))
        if keys is None:
            yield f"{module['name']}: sources of the type {source.get('type')} are not pinned"
            continue
        if set(source) - keys:
            yield f"{module['name']}: unknown keys {sorted(set(source) - keys)}"
        if source["type"] != "dir" and not re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")):
            yield f"{module['name']}: no SHA-256"
        if source["type"] != "dir" and not source["url"].startswith("https://"):
            yield f"{module['name']}: {source['url']} is not fetched over TLS"


def main():
    cases = tap.Cases()
    manifest = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    modules = manifest["modules"]
    cases.check("/flatpak/keys", (f"unknown key {key}" for key in sorted(set(manifest) - KEYS)))
    cases.check("/flatpak/permissions", (f"{p} was not asked for before" for p in manifest["finish-args"] if p not in PERMISSIONS))
    cases.check("/flatpak/module-keys", (f"{m['name']}: unknown key {key}" for m in modules for key in sorted(set(m) - MODULE_KEYS)))
    cases.check("/flatpak/sources", (problem for module in modules for problem in source_problems(module)))
    cases.check("/flatpak/versions", version_problems(modules))
    cases.check("/flatpak/every-library", (f"{name} has no module" for name in DEPENDENCIES if name not in {m["name"] for m in modules}))
    cases.check("/flatpak/ours-last", [] if modules[-1]["name"] == manifest["command"] == "kehoach" else ["the program is not the last module"])
    cases.done()


if __name__ == "__main__":
    sys.exit(main())
