"""Rules against clues: what would tell the key to somebody who knows nothing of the subject."""

from collections.abc import Iterator

from assessment.items import Item, Kind, Option
from assessment.lint.flaws import Lexicon
from assessment.lint.likeness import content
from assessment.lint.parts import judged, keyed, others
from assessment.lint.starts import are_alike, readings
from assessment.reading_ease import words

LONGER = 1.25
NAME_WORDS = 3
EVERYWHERE = frozenset(content("customer AWS Amazon both owner team company cloud service"))
SHORTEST_WORD = 3


def key_is_not_longest(item: Item, _: Lexicon) -> Iterator[str]:
    """The key is at most 25 % longer, in characters, than the longest distractor (NBME).

    Options that are all names of up to three words have the length that they have.
    """
    if not keyed(item) or not others(item) or are_names(judged(item)):
        return
    longest, other = (max(len(o.text) for o in part) for part in (keyed(item), others(item)))
    if longest > LONGER * other:
        yield f"a key at most 25 % longer than the longest distractor, here {longest} to {other}"


def are_names(options: tuple[Option, ...]) -> bool:
    """Whether all options are so short that their length is not the author's choice."""
    return all(len(words(option.text)) <= NAME_WORDS for option in options)


def no_clang(item: Item, _: Lexicon) -> Iterator[str]:
    """No word of the stem comes back in the key and in no distractor (NBME: clang association).

    Words of meaning are compared without their endings. Words that are on every page (customer,
    AWS, owner, team, cloud, service) and numbers do not count. The case does not count either:
    it is about the same things as all of the options.
    """
    asked = set(content(item.stem)) - EVERYWHERE
    elsewhere = {word for option in others(item) for word in content(option.text)}
    for option in keyed(item):
        told = asked & (set(content(option.text)) - elsewhere)
        for word in sorted(w for w in told if len(w) >= SHORTEST_WORD and not w.isdigit()):
            yield f"no word that stem and key share alone: “{word}…” in “{option.text}”"


def options_are_parallel(item: Item, _: Lexicon) -> Iterator[str]:
    """All options begin the same way, and all or none end in a full stop (Haladyna 2002)."""
    if item.kind is Kind.ORDER or not judged(item):
        return
    texts = [option.text for option in judged(item)]
    if not are_alike(texts):
        found = "; ".join(dict.fromkeys(" or ".join(sorted(readings(text))) for text in texts))
        yield f"options that begin alike, here {found}"
    if len({option.text.rstrip().endswith((".", "!")) for option in judged(item)}) > 1:
        yield "a full stop after all options or after none"


RULES = (key_is_not_longest, no_clang, options_are_parallel)
