"""Every pair of colours that meets on a page, measured from the style sheet itself."""

import re
from itertools import product
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "static" / "css" / "tokens.css"
PAIR = re.compile(r"--(\w+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
LOOKS = {"light": 1, "dark": 2}
SURFACES = ("paper", "sheet", "paper2")
WORDS = ("ink", "muted", "C", "A", "B", "ok", "bad", "warn", "link")
TINTED = (("C", "Ct"), ("A", "At"), ("B", "Bt"), ("ok", "okt"), ("bad", "badt"), ("warn", "warnt"))
INVERTED = ("ink", "C", "A", "B", "bad")


def tokens(look: str) -> dict[str, str]:
    return {m[1]: m[LOOKS[look] + 1] for m in PAIR.finditer(CSS.read_text())}


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, as WCAG 2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def below(look: str, pairs: list[tuple[str, str]], least: float) -> list[str]:
    found = tokens(look)
    measured = {(a, b): contrast(found[a], found[b]) for a, b in pairs}
    return [f"{a} on {b}: {c:.2f}" for (a, b), c in measured.items() if c < least]


def test_measure_knows_black_on_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("look", LOOKS)
def test_text_has_four_and_a_half(look: str) -> None:
    pairs = [*product(WORDS, SURFACES), *TINTED]
    pairs += [("ink", tint) for _, tint in TINTED] + [("sheet", fill) for fill in INVERTED]
    pairs += [("ink", f"heat{n}") for n in (1, 2, 3)] + [("heatx", f"heat{n}") for n in (4, 5)]
    assert below(look, pairs, 4.5) == []


@pytest.mark.parametrize("look", LOOKS)
def test_lines_and_focus_have_three(look: str) -> None:
    lines = ("rule", "ink", "C", "A", "B", "ok", "bad", "focus")
    assert below(look, list(product(lines, SURFACES)), 3) == []


def test_no_colour_is_written_outside_the_tokens() -> None:
    """Hatches, tints and text take tokens, so that both looks and paper follow."""
    outside = {
        path.name: found
        for path in CSS.parent.glob("*.css")
        if path.name not in ("tokens.css", "print.css")
        and (found := re.findall(r"#[0-9a-fA-F]{6}\b|#[0-9a-f]{3}\b(?=[;, )])", path.read_text()))
    }
    assert outside == {}
