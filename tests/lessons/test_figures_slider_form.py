"""Fig. 5.1, The service slider: what its form leads to."""

from dataclasses import replace
from pathlib import Path

import pytest

from lessons.figures.registry import take
from lessons.figures.slider import SliderState
from tests.lessons.folder import FILES, mistakes
from tests.lessons.sliders import on, slider

SHOWN = on("s3")


def placed(*, service: str, was: str = "", **ticked: str) -> SliderState:
    """What a redrawing makes of the form with these boxes ticked."""
    values = {"slider.service": service, "slider.show": "yes"}
    values |= {f"slider.{pull}": value for pull, value in ticked.items()}
    found: SliderState = take(slider(), values=values, command="place", was=was, has_bet=True).state
    return found


@pytest.mark.parametrize(
    ("bet", "heading", "reply"),
    [
        (4, "Four stay yours on S3, as you bet", ""),
        (None, "Four stay yours on S3", ""),
        (0, "Four stay yours on S3", "You bet on none. "),
        (6, "Four stay yours on S3", "You bet on six. "),
    ],
)
def test_reveal_answers_the_bet(bet: int | None, heading: str, reply: str) -> None:
    state = replace(SHOWN, bet=bet)
    form = slider().form(state)
    assert slider().result(state) == heading
    assert form.reply == (
        f"{reply}From EC2 to S3 two crossed to AWS: "
        "the guest operating system and the platform software."
    )
    assert form.is_right == (not reply)


def test_check_without_a_bet_is_a_mistake() -> None:
    step = take(slider(), values={}, command="check", was="", has_bet=False)
    assert [(m.control, m.text) for m in step.mistakes] == [
        ("slider-bet-0", "Choose how many layers stay yours")
    ]
    assert step.bet is None


def test_check_places_the_bet_and_goes_to_its_service() -> None:
    step = take(slider(), values={"slider.bet": "3"}, command="check", was="", has_bet=False)
    assert step.state == replace(SHOWN, bet=3)
    assert step.bet == {"bet": "3", "service": "ec2", "show": "no"}
    assert slider().recall(step.bet) == step.state


def test_service_cannot_be_seen_before_the_bet() -> None:
    values = {"slider.service": "s3", "slider.show": "yes", "slider.bet": "1"}
    step = take(slider(), values=values, command="place", was="", has_bet=False)
    assert step.state == SliderState(service="ec2", bet=1)


def test_links_lead_to_the_tiles() -> None:
    stops = slider().stops(on("lambda", "manual"))
    assert [(s.label, s.kind) for s in stops] == [
        ("EC2", ""), ("RDS", ""), ("Lambda", "here"), ("S3", "")
    ]  # fmt: skip
    assert [s.state for s in stops] == [on("ec2"), on("rds"), on("lambda"), on("s3")]
    assert slider().stops(slider().start()) == ()


def test_box_that_is_ticked_chooses_its_service() -> None:
    assert placed(service="ec2", manual="yes") == on("lambda", "manual")
    assert placed(service="lambda", was="manual", manual="yes", database="yes") == on(
        "rds", "database"
    )
    assert placed(service="lambda", was="manual", manual="yes", image="yes") == on(
        "lambda", "image", "manual"
    )


def test_another_service_clears_the_boxes() -> None:
    assert placed(service="s3", was="manual", manual="yes") == on("s3")
    assert placed(service="rds", was="database,x", database="yes") == on("rds", "database")
    assert placed(service="lambda", was="image,manual", image="yes") == on("lambda", "image")


def test_form_stays_unless_ticks_change() -> None:
    """A key that is pressed while the form is replaced would be lost."""
    figure = slider()
    assert not figure.moves(placed(service="rds"), "")
    assert figure.moves(placed(service="rds", manual="yes"), "")
    assert not figure.moves(placed(service="lambda", was="manual", manual="yes"), "manual")
    assert figure.moves(placed(service="rds", was="manual", manual="yes"), "manual")


FILE = """\
number = "5.1"
title = "Slider"
instruction = "Slide it."
layers = ["attic", "b", "c", "d", "e", "f", "g", "h", "i"]
tiles = ["shed", "b", "c", "d"]

[[pulls]]
id = "rope"
service = "barn"
name = "Pull"
note = "It moves."
moves = [{ layer = "loft", party = "customer" }]
"""


def test_names_that_nobody_has_are_located(tmp_path: Path) -> None:
    found = mistakes(tmp_path, {**FILES, "figures/slider.toml": FILE})
    said = [line.partition(";")[0] for line in found if line.startswith("figures/slider.toml")]
    assert {
        'figures/slider.toml, line 4: no layer is "attic"',
        'figures/slider.toml, line 5: no service is "shed"',
        'figures/slider.toml, line 9: no service is "barn"',
        'figures/slider.toml, line 12: no layer is "loft"',
    } <= set(said)
