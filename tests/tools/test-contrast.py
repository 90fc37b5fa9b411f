#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our own colours can be read: words at least 4.5 : 1 from what is behind them,
marks at least 3 : 1 (WCAG 2.1, 1.4.3 and 1.4.11), in the light and in the dark
style. In the high-contrast style, words 7 : 1 and marks 4.5 : 1.

Computed from the style sheets, with libadwaita's named colours as its
documentation lists them.
"""

import colorsys
import re
import sys

import tap

# Named colours of libadwaita 1.2.
LIGHT = {
    "accent_bg_color": "#3584e4", "accent_fg_color": "#ffffff", "accent_color": "#1c71d8",
    "success_color": "#1b8553", "warning_color": "#9c6e03", "warning_bg_color": "#e5a50a", "error_color": "#c01c28",
    "window_bg_color": "#fafafa", "window_fg_color": "rgba(0, 0, 0, 0.8)",
    "view_bg_color": "#ffffff", "view_fg_color": "rgba(0, 0, 0, 0.8)", "card_bg_color": "#ffffff",
    "borders": "alpha(currentColor, 0.15)",
}
DARK = {
    "accent_bg_color": "#3584e4", "accent_fg_color": "#ffffff", "accent_color": "#78aeed",
    "success_color": "#8ff0a4", "warning_color": "#f8e45c", "warning_bg_color": "#cd9309", "error_color": "#ff7b63",
    "window_bg_color": "#242424", "window_fg_color": "#ffffff",
    "view_bg_color": "#1e1e1e", "view_fg_color": "#ffffff", "card_bg_color": "rgba(255, 255, 255, 0.08)",
    "borders": "alpha(currentColor, 0.15)",
}
SHEETS = ("ui/style.css", "ui/forms.css")
HIGH_CONTRAST = "ui/style-hc.css"
# What is laid behind our widgets.
GROUNDS = ("@window_bg_color", "@view_bg_color")
# Icons, and grips, that are no words.
MARKS = re.compile(r"outline-mark|kh-reveal")
# What only sets things apart that are told by their words and their place, or is gone when it matters.
DECORATION = re.compile(r"kh-boxed(?!:focus)|kh-cell(?!:focus)|kh-dragged|preview-bar|findbar|issued-bar|conflict-bar")

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
COMMENT = re.compile(r"/\*.*?\*/", re.S)


def split_arguments(text):
    """Splits at commas that are in no brackets."""
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            parts.append(text[start:place].strip())
            start = place + 1
    return [*parts, text[start:].strip()]


def over(top, bottom):
    """Lays one colour (r, g, b, a) over another that lets nothing through."""
    return tuple(top[i] * top[3] + bottom[i] * (1 - top[3]) for i in range(3)) + (1.0,)


class Scheme:
    """The colours of a style. @current: what currentColor is"""

    def __init__(self, named, current):
        self.named = named
        self.current = current

    def colour(self, text):
        """Returns (r, g, b, a), each from 0 to 1."""
        if text == "currentColor":
            return self.colour(self.current)
        if text in ("white", "black"):
            return (1.0, 1.0, 1.0, 1.0) if text == "white" else (0.0, 0.0, 0.0, 1.0)
        if text.startswith("@"):
            return self.colour(self.named[text[1:]])
        if text.startswith("#"):
            return tuple(int(text[i:i + 2], 16) / 255 for i in (1, 3, 5)) + (1.0,)
        name, inside = re.fullmatch(r"(\w+)\s*\((.*)\)", text, re.S).groups()
        arguments = split_arguments(inside)
        if name == "rgba":
            return tuple(float(part) / 255 for part in arguments[:3]) + (float(arguments[3]),)
        if name == "alpha":
            colour = self.colour(arguments[0])
            return (*colour[:3], colour[3] * float(arguments[1]))
        if name == "mix":
            first, second, share = self.colour(arguments[0]), self.colour(arguments[1]), float(arguments[2])
            return tuple(a * (1 - share) + b * share for a, b in zip(first, second))
        assert name == "shade", text
        colour = self.colour(arguments[0])
        hue, light, strength = colorsys.rgb_to_hls(*colour[:3])
        factor = float(arguments[1])
        return (*colorsys.hls_to_rgb(hue, min(1, light * factor), min(1, strength * factor)), colour[3])


def luminance(colour):
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(top, bottom):
    """Returns how far a colour is from the ground that it is laid on, from 1 to 21."""
    light, dark = sorted((luminance(over(top, bottom)), luminance(bottom)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rules(text):
    """Yields (selector, {property: value}) of a style sheet."""
    for selectors, body in RULE.findall(COMMENT.sub("", text)):
        declarations = dict(re.findall(r"([\w-]+)\s*:\s*([^;]+?)\s*(?:;|$)", body))
        yield from ((" ".join(selector.split()), declarations) for selector in split_arguments(selectors))


def colours_in(value):
    """Returns the colours that a value names."""
    return re.findall(r"(?:alpha|mix|shade|rgba)\s*\((?:[^()]|\([^()]*\))*\)|@\w+|#[0-9a-f]{6}|\b(?:white|black|currentColor)\b", value)


def looks(selector, declarations):
    """Yields (what, colour, what is laid between it and the ground, whether it is words) of a rule."""
    grounds = [c for name in ("background", "background-color") for c in colours_in(declarations.get(name, ""))]
    ground = grounds[0] if grounds else None
    opacity = float(declarations.get("opacity", 1))
    words = not MARKS.search(selector)
    if "color" in declarations or ground is not None or 0 < opacity < 1:
        yield "color", f"alpha({declarations.get('color', 'currentColor')}, {opacity})", ground, words
    for name in ("outline", "box-shadow", "border", "border-top", "border-bottom", "caret-color", "-gtk-icon-shadow"):
        yield from ((name, colour, None, False) for colour in colours_in(declarations.get(name, "")))


def problems(sheets, named, words_least, marks_least):
    """Yields what cannot be read. @sheets: [(path, text)], the later ones changing what the earlier say"""
    found = {}
    for path, text in sheets:
        for selector, declarations in rules(text):
            found.setdefault(selector, (path, {}))[1].update(declarations)
    for selector, (path, declarations) in found.items():
        for what, colour, between, words in looks(selector, declarations):
            if DECORATION.search(selector):
                continue
            for ground_name in GROUNDS:
                scheme = Scheme(named, "@view_fg_color")
                ground = scheme.colour(ground_name)
                if between is not None:
                    ground = over(scheme.colour(between), ground)
                reached = contrast(scheme.colour(colour), ground)
                least = words_least if words else marks_least
                if reached < least:
                    yield f"{path}: {selector}: {what} {colour} on {between or ground_name}: {reached:.2f} : 1, not {least} : 1"


def underline_problems(named, least):
    """Yields the colours of the waves beneath what a check found that cannot be seen."""
    text = (tap.ROOT / "src/app/pages/field-marks.c").read_text(encoding="utf-8")
    colours = re.findall(r'"finding-\w+", "(#[0-9a-f]{6})"', text)
    if len(colours) != 3:
        yield f"field-marks.c has {len(colours)} colours of findings, not 3"
    scheme = Scheme(named, "@view_fg_color")
    for colour in colours:
        for ground in GROUNDS:
            reached = contrast(scheme.colour(colour), scheme.colour(ground))
            if reached < least:
                yield f"field-marks.c: {colour} on {ground}: {reached:.2f} : 1, not {least} : 1"


def main():
    cases = tap.Cases()
    sheets = [(path, (tap.ROOT / path).read_text(encoding="utf-8")) for path in SHEETS]
    high = [*sheets, (HIGH_CONTRAST, (tap.ROOT / HIGH_CONTRAST).read_text(encoding="utf-8"))]
    # What is known: black on white, and one that must be found.
    white = (1.0, 1.0, 1.0, 1.0)
    cases.check("/contrast/formula", [] if round(contrast((0, 0, 0, 1.0), white), 1) == 21.0
                and round(contrast(Scheme(LIGHT, "").colour("#767676"), white), 2) == 4.54 else ["the formula is wrong"])
    cases.check("/contrast/finds", [] if list(problems([("x", "a { color: #949494; }")], LIGHT, 4.5, 3)) else ["pale words are not found"])
    for name, named in (("light", LIGHT), ("dark", DARK)):
        cases.check(f"/contrast/{name}", problems(sheets, named, 4.5, 3))
        cases.check(f"/contrast/{name}-high", problems(high, named, 7, 4.5))
        cases.check(f"/contrast/{name}-findings", underline_problems(named, 3))
    cases.done()


if __name__ == "__main__":
    sys.exit(main())
