#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of a program to its first frame, ours against GNOME Text Editor.

Both are started in turns on one display, with settings of their own, and watched
from outside: the time is that from the start of the process until its window is
there and has something drawn on it. Figures, not verdicts.
"""
import ctypes
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 15
PATIENCE = 30

X11 = ctypes.CDLL("libX11.so.6")
X11.XOpenDisplay.restype = ctypes.c_void_p
X11.XDefaultRootWindow.restype = ctypes.c_ulong
X11.XGetImage.restype = ctypes.c_void_p
SUBSTRUCTURE_NOTIFY = 1 << 19
MAP_NOTIFY = 19
Z_PIXMAP = 2
ALL_PLANES = ctypes.c_ulong(0xFFFFFFFF)
# Enough of a window to hold its header bar's buttons.
STRIP = (40, 20, 400, 24)


class MapEvent(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p), ("event", ctypes.c_ulong), ("window", ctypes.c_ulong),
        ("padding", ctypes.c_long * 24),
    ]


class Image(ctypes.Structure):
    _fields_ = [
        ("width", ctypes.c_int), ("height", ctypes.c_int), ("offset", ctypes.c_int), ("format", ctypes.c_int),
        ("data", ctypes.c_void_p), ("byte_order", ctypes.c_int), ("unit", ctypes.c_int), ("bit_order", ctypes.c_int),
        ("pad", ctypes.c_int), ("depth", ctypes.c_int), ("bytes_per_line", ctypes.c_int),
    ]


class Screen:
    """The display, told of every window that appears."""

    def __init__(self):
        self.display = ctypes.c_void_p(X11.XOpenDisplay(None))
        if not self.display:
            raise SystemExit("there is no display; tests/bench/run brings one")
        self.root = ctypes.c_ulong(X11.XDefaultRootWindow(self.display))
        X11.XSelectInput(self.display, self.root, ctypes.c_long(SUBSTRUCTURE_NOTIFY))
        X11.XSync(self.display, 0)

    def wait_for_window(self, deadline):
        event = MapEvent()
        while time.perf_counter() < deadline:
            while X11.XPending(self.display):
                X11.XNextEvent(self.display, ctypes.byref(event))
                if event.type == MAP_NOTIFY:
                    return event.window
            time.sleep(0.0005)
        raise SystemExit("no window came")

    def forget(self):
        X11.XSync(self.display, 1)

    def is_drawn(self):
        """Whether the strip at the top of the window, which is at the screen's corner, shows things."""
        x, y, width, height = STRIP
        address = X11.XGetImage(self.display, self.root, x, y, width, height, ALL_PLANES, Z_PIXMAP)
        if not address:
            return False
        image = ctypes.cast(address, ctypes.POINTER(Image)).contents
        data = ctypes.string_at(image.data, image.bytes_per_line * image.height)
        X11.XDestroyImage(ctypes.c_void_p(address))
        return len({data[i:i + 3] for i in range(0, len(data), 4)}) > 8


def start(screen, command, home):
    environment = {
        **os.environ, "HOME": home, "GSK_RENDERER": "cairo", "GDK_BACKEND": "x11", "GSETTINGS_BACKEND": "memory",
        **{f"XDG_{name}_HOME": f"{home}/{name.lower()}" for name in ("CONFIG", "DATA", "CACHE", "STATE")},
    }
    screen.forget()
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = began + PATIENCE
        screen.wait_for_window(deadline)
        while not screen.is_drawn():
            if time.perf_counter() > deadline:
                raise SystemExit(f"{command[0]} drew nothing")
            time.sleep(0.0005)
        return (time.perf_counter() - began) * 1000
    finally:
        process.kill()
        process.wait()


def main():
    if len(sys.argv) != 3:
        raise SystemExit("usage: bench-start.py KEHOACH MAKE-LIBRARY")
    app, make_library = sys.argv[1:]
    screen = Screen()
    with tempfile.TemporaryDirectory() as folder:
        many = f"{folder}/many.db"
        subprocess.run([make_library, many, "10000"], check=True)
        programs = {
            "kehoach, empty library": [app, "--library", f"{folder}/empty.db"],
            "kehoach, 10,000 plans": [app, "--library", many],
        }
        if shutil.which("gnome-text-editor"):
            programs["gnome-text-editor"] = ["gnome-text-editor", "--standalone"]
        else:
            print("gnome-text-editor is not installed: nothing to compare with")
        times = {name: [] for name in programs}
        for turn in range(RUNS + 1):
            for name, command in programs.items():
                took = start(screen, command, f"{folder}/{name.split()[0].strip(',')}")
                if turn > 0:  # the first start warms the caches
                    times[name].append(took)
        for name, values in times.items():
            values.sort()
            print(f"{name:26} {statistics.median(values):7.0f} ms  (best {values[0]:.0f}, worst {values[-1]:.0f})")
        empty = statistics.median(times["kehoach, empty library"])
        print(f"10,000 plans against none  {statistics.median(times['kehoach, 10,000 plans']) / empty:7.2f} ×")
        if "gnome-text-editor" in times:
            print(f"against gnome-text-editor  {empty / statistics.median(times['gnome-text-editor']):7.2f} ×")


if __name__ == "__main__":
    main()
