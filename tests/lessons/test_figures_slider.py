"""Fig. 5.1, The service slider."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from assessment.matrix import Matrix
from assessment.parties import Party
from lessons.figures.base import Note
from lessons.figures.slider import Slider, SliderState
from lessons.figures.slider_file import SliderFile
from lessons.figures.slider_plates import Move, Plate, Pull
from lessons.library import library
from tests.lessons.sliders import on, slider

C, A, B = Party.CUSTOMER, Party.AWS, Party.BOTH
LAYERS = (
    "facility", "network", "hypervisor", "guest-os", "platform", "network-rules", "application",
    "access", "data",
)  # fmt: skip


def every_state(figure: Slider) -> Iterator[SliderState]:
    ids = sorted(pull.id for pull in figure.pulls)
    ticked = [pulls for n in range(len(ids) + 1) for pulls in combinations(ids, n)]
    for service in figure.service:
        for pulls in ticked:
            for bet in (None, *range(7)):
                for shown in (True, False):
                    yield SliderState(service=service, bet=bet, pulls=pulls, shown=shown)


def plates(state: SliderState) -> list[Plate]:
    return list(slider().drawing(state).plates)


def test_every_state_has_its_address_and_a_short_caption() -> None:
    figure = slider()
    captions = set()
    for state in every_state(figure):
        assert figure.read(figure.spell(state)) == state
        captions.add(figure.caption(state))
    assert [c for c in captions if len(c.split()) > 20 or not c.endswith(".")] == []
    assert {len(figure.result(s).split()) for s in every_state(figure) if s.shown} == {5, 8}


@pytest.mark.parametrize(
    ("state", "caption"),
    [
        (SliderState(service="ec2"), "EC2. You hold 6 layers, AWS 3."),
        (SliderState(service="ec2", bet=2), "EC2. You hold 6 layers, AWS 3. You bet on 2 for S3."),
        (on("rds"), "RDS. You hold 4 layers, AWS 4, one is split."),
        (on("lambda"), "Lambda. You hold 4 layers, AWS 4, one is split."),
        (
            on("s3"),
            (
                "S3. You hold 4 layers, AWS 5. "
                "Your data and access rights never crossed, on any service."
            ),
        ),
        (on("eks"), "EKS. You hold 4 layers, AWS 3, two are split."),
        (on("ebs"), "EBS. You hold 3 layers, AWS 4, two are missing."),
        (on("iam"), "IAM. You hold 3 layers, AWS 5, one is missing."),
        (on("workspaces"), "WorkSpaces. You hold 4 layers, AWS 3, one is split, one is missing."),
        (on("ecs-ec2"), "ECS on EC2. You hold 5 layers, AWS 3, one is split."),
        (
            on("lambda", "manual"),
            "Lambda. You hold 5 layers, AWS 4. Pulled back: platform software.",
        ),
        (
            on("lambda", "image", "manual", "network"),
            (
                "Lambda. You hold 5 layers, AWS 3, one is split. "
                "Pulled back: guest operating system, platform software and network rules."
            ),
        ),
        (
            on("rds", "database"),
            (
                "RDS. You hold 6 layers, AWS 3. "
                "Pulled back: guest operating system and platform software."
            ),
        ),
    ],
)
def test_caption(state: SliderState, caption: str) -> None:
    assert slider().caption(state) == caption


def test_owners_are_those_of_the_service_table() -> None:
    matrix, figure = library().matrix, slider()
    assert figure.ids == LAYERS
    assert {s.id for s in figure.services} == set(matrix.service)
    for service in figure.services:
        cells = matrix.service[service.id].by_layer
        owners = [matrix.layer[name].everywhere or cells[name].party for name in LAYERS]
        assert list(service.owners) == owners
        rows = figure.schedule(on(service.id)).rows
        assert [row[2].party for row in reversed(rows)] == owners
        assert {row[2].text for row in rows if row[2].party is None} <= {"No such layer"}


def test_corrected_cell_reaches_the_figure() -> None:
    """A fact is mended in one place."""
    matrix = library().matrix
    rds = matrix.service["rds"]
    cells = tuple(replace(c, party=C) if c.layer == "guest-os" else c for c in rds.cells)
    services = tuple(replace(s, cells=cells) if s is rds else s for s in matrix.services)
    figure = file_of(slider()).given(replace(matrix, services=services))
    assert figure.caption(on("rds")) == "RDS. You hold 5 layers, AWS 3, one is split."


def file_of(figure: Slider) -> SliderFile:
    return SliderFile(
        number=figure.number,
        title=figure.title,
        instruction=figure.instruction,
        layers=figure.ids,
        tiles=tuple(service.id for service in figure.services[: figure.tiles]),
        pulls=figure.pulls,
    )


def test_file_and_matrix_make_the_figure() -> None:
    matrix: Matrix = library().matrix
    assert file_of(slider()).given(matrix) == slider()


@pytest.mark.parametrize(
    ("service", "gap", "split"),
    [
        ("ec2", 3, 0), ("rds", 4, 1), ("lambda", 4, 1), ("s3", 5, 0), ("eks", 3, 2), ("emr", 3, 1),
        ("ebs", 5, 0), ("vpc", 5, 0), ("iam", 5, 0), ("workspaces", 3, 1), ("ecs-ec2", 3, 0),
    ],
)  # fmt: skip
def test_line_lies_where_the_service_puts_it(service: str, gap: int, split: int) -> None:
    drawing = slider().drawing(on(service))
    assert (drawing.gap, drawing.split) == (gap, split)


def test_line_has_room_under_and_over_what_it_cuts() -> None:
    assert [plate.drop for plate in plates(on("rds"))] == [2, 2, 2, 2, 1, 0, 0, 0, 0]
    assert [plate.drop for plate in plates(on("s3"))] == [1, 1, 1, 1, 1, 0, 0, 0, 0]


def test_plates_that_never_cross_pulse_on_the_service_of_the_bet() -> None:
    assert [plate.number for plate in plates(on("s3")) if plate.pulses] == [2, 1]
    assert [plate for plate in plates(on("rds")) if plate.pulses] == []
    assert [plate for plate in plates(SliderState(service="ec2")) if plate.pulses] == []


@pytest.mark.parametrize(
    ("pull", "owners", "marked"),
    [
        ("image", [B, C, C], [4, 5]),
        ("manual", [A, C, C], [5]),
        ("network", [A, B, C], [6]),
    ],
)
def test_pull_moves_its_plates(pull: str, owners: list[Party], marked: list[int]) -> None:
    found = plates(on("lambda", pull))
    assert [plate.party for plate in found[3:6]] == owners
    assert [plate.place for plate in found if plate.mark] == marked
    before = [plate.party for plate in plates(on("lambda"))]
    moved = [p.place for p, o in zip(found, before, strict=True) if p.party is not o]
    assert set(moved) <= set(marked)


def test_box_of_another_service_moves_nothing() -> None:
    assert plates(on("s3", "manual")) == plates(on("s3"))


def test_notes_say_which_half_is_whose() -> None:
    assert slider().schedule(on("rds")).notes == (
        Note(
            about="Platform software",
            halves=(
                (C, "Start a planned major upgrade of an RDS engine"),
                (A, "Apply engine patches to an RDS database in its window"),
            ),
            text="You also choose the window and whether minor versions install by themselves.",
        ),
    )
    assert slider().schedule(SliderState(service="ec2")).notes == ()


def test_every_split_plate_has_a_note() -> None:
    figure = slider()
    for service in figure.services:
        told = {note.about for note in figure.schedule(on(service.id)).notes}
        split = {layer for layer, o in zip(figure.layers, service.owners, strict=True) if o is B}
        assert split <= told
        assert all(n.halves or n.text for n in figure.schedule(on(service.id)).notes)


def test_pulled_layer_has_the_note_of_its_pull() -> None:
    notes = slider().schedule(on("lambda", "image", "network")).notes
    assert [(note.mark, note.about) for note in notes] == [
        (1, "Ship the function as a container image"),
        (4, "Attach the function to your own network"),
    ]


@pytest.mark.parametrize(
    "values",
    [
        {"service": "ec3"}, {"service": ""}, {"bet": "7"}, {"bet": ""}, {"bet": "²"},
        {"show": "1"}, {"manual": "no"}, {"other": "yes"},
    ],
)  # fmt: skip
def test_unknown_values_spell_no_state(values: dict[str, str]) -> None:
    assert slider().read(values) is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"layers": LAYERS[1:]}, "layers: nine layers"),
        ({"tiles": ("ec2", "s3")}, "tiles: four services"),
        ({"pulls": slider().pulls * 2}, "pulls: a different id for each"),
        (
            {"pulls": (replace(slider().pulls[0], id="bet"),)},
            "pulls: a different id for each, none of bet, service, show",
        ),
    ],
)
def test_file_must_fit_the_drawing(change: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(file_of(slider()), **change)  # type: ignore[arg-type]  # what a file may hold


def test_one_layer_is_counted_as_one() -> None:
    pull = Pull(
        id="all", service="s3", name="N", note="N",
        moves=tuple(Move(layer=layer, party=A) for layer in LAYERS[:-1]),
    )  # fmt: skip
    figure = replace(slider(), pulls=(pull,))
    assert figure.caption(on("s3", "all")).startswith("S3. You hold 1 layer, AWS 8. ")


def test_nothing_is_said_of_what_never_crosses_where_nothing_stays() -> None:
    first, *others = slider().services
    figure = replace(slider(), services=(replace(first, owners=(A,) * 9), *others))
    assert figure.caption(on("s3")) == "S3. You hold 4 layers, AWS 5."
