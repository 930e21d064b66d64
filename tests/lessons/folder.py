"""A content folder with one of everything and no mistake, for tests to break."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from lessons.library import ContentError, load

COURSE = """\
title = "Doors"
promise = "You will know whose door it is."

[[lessons]]
slug = "front-door"
number = 1
title = "The front door"
summary = "One door."
minutes = 8

[[lessons]]
slug = "back-door"
number = 2
title = "The back door"
summary = "Another door."
minutes = 9
ready = false
best_after = [1]

[[areas]]
id = "inside"
name = "Inside"
weight = 60

[[areas]]
id = "outside"
name = "Outside"
weight = 40

[[objectives]]
id = "tell-owner"
text = "Tell whose door it is."
verb = "tell"
area = "inside"
lesson = "front-door"

[[facts]]
id = "guest-patching"
text = "You patch the guest."
reason = "You hold its keys."
objective = "tell-owner"
lesson = "front-door"
"""

SOURCES = """\
[[sources]]
id = "guide"
title = "A guide"
publisher = "A publisher"
address = "https://example.org/guide"
dated = "2026"
checked = 2026-03-14
confidence = "read"

[[sources]]
id = "hearsay"
title = "Heard"
publisher = "Somebody"
address = "https://example.org/heard"
dated = "2025"
checked = 2026-03-14
confidence = "memory"
"""

MATRIX = """\
[[rows]]
number = 1
id = "guest"
duty = "Patch the guest"
published = "customer"
today = "depends"
today_by_service = { box = "customer" }
why = "It depends on the service."
house_part = "inner-door"
sources = ["guide"]
checked = 2026-03-14

[[rows.statements]]
id = "guest-on-box"
text = "Patch the guest on Box"
party = "customer"
because = "you hold its keys"
fact = "guest-patching"
sources = ["guide"]
service = "box"
capstone = true
lures = [
  { party = "aws", reason = "it is theirs", reply = "It is not.", misconception = "all-theirs" },
  { party = "both", reason = "all is shared", reply = "Not this.", misconception = "all-theirs" },
]

[[rows]]
number = 2
id = "lost"
duty = "Keep data from leaking"
today = "customer"
why = "It is your data."
house_part = "chest"
addition = true
sources = []
checked = 2026-03-14
statements = []
"""

SERVICES = """\
stack = ["facility", "guest-os"]

[[layers]]
id = "facility"
order = 1
name = "The building"
plain = "Walls and guards."
everywhere = "aws"

[[layers]]
id = "guest-os"
order = 2
name = "The guest"
plain = "The system you log in to."

[[services]]
id = "box"
name = "Box"
short = "Box"
group = "infrastructure"
picture = "shell-house"
lead = "An empty house."
sources = ["guide"]
checked = 2026-03-14

[[services.cells]]
layer = "facility"

[[services.cells]]
layer = "guest-os"
party = "customer"
duty = "Patch the guest on Box"
because = "you hold its keys"
fact = "guest-patching"
misconception = "all-theirs"
graded = true
sources = ["guide"]
"""

MISCONCEPTIONS = """\
[[misconceptions]]
id = "all-theirs"
belief = "it is all theirs"
refutation = "the guest is yours"
lesson = "front-door"
"""

COVERAGE = """
[[points]]
id = "p01"
text = "Somebody patches the guest."
fact = "guest-patching"
taught = []
"""
GLOSSARY = """
[[terms]]
id = "lock"
term = "Lock"
forms = ["locks"]
text = "It keeps a door shut."
lesson = "front-door"
"""
SHELLS = """\
[[shells]]
id = "who"
kind = "single"
draws = "statement"
stem = "{duty}: who answers for it?"
verb = "tell"
services = ["box"]
"""

ITEMS = """\
[[items]]
id = "open-window"
kind = "single"
stem = "Who closes the window?"
key = ["you"]
because = "you opened it"
fact = "guest-patching"
objective = "tell-owner"
area = "inside"
sources = ["guide"]

[[items.options]]
id = "you"
text = "You"
rationale = "Right."

[[items.options]]
id = "aws"
text = "AWS"
rationale = "Wrong."
misconception = "all-theirs"
"""

LESSON = """\
+++
slug = "front-door"
claim = "The door is yours"
lede = "Who locks it?"
+++

## The door {#the-door}

It's :C: to *lock*.

::: figure house
:::

::: check open-window
:::

## All of it {#all}

::: capstone
:::
"""

HOUSE = """\
title = "The house"
number = "1.1"
instruction = "Say whose each part is."
legend = "Who is who."

[[parts]]
owner = "aws"
drawn = ["roof"]
house = "Roof"
house_because = "It was built."
cloud = "Hypervisor"
cloud_because = "AWS runs it."
"""

FILES = {
    "course.toml": COURSE,
    "sources.toml": SOURCES,
    "matrix.toml": MATRIX,
    "services.toml": SERVICES,
    "misconceptions.toml": MISCONCEPTIONS,
    "shells.toml": SHELLS,
    "coverage.toml": COVERAGE,
    "glossary.toml": GLOSSARY,
    "items/inside.toml": ITEMS,
    "figures/house.toml": HOUSE,
    "lessons/front-door.md": LESSON,
}


def write(folder: Path, files: Mapping[str, str | bytes] = FILES) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def swapped(file: str, old: str, new: str) -> dict[str, str]:
    """The valid files, with the first `old` in one of them replaced."""
    text = FILES[file]
    assert old in text
    return {**FILES, file: text.replace(old, new, 1)}


def mistakes(folder: Path, files: Mapping[str, str | bytes]) -> list[str]:
    """What is reported when the folder holds these files."""
    write(folder, files)
    with pytest.raises(ContentError) as caught:
        load(folder)
    return [str(problem) for problem in caught.value.problems]
