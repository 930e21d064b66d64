"""What the question page and the check cards say around their question."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from assessment import policy, quick_check
from assessment.policy import Rules
from quizzes import cards, exam_pages, forms, modes
from quizzes.cards import Card
from quizzes.exam_pages import ClockPage
from quizzes.models import Attempt
from quizzes.queries import attempts
from quizzes.queries.attempts import Kept, Place
from quizzes.queries.checks import Check
from quizzes.queries.results import Line


@dataclass(frozen=True, kw_only=True)
class QuestionPage:
    """One question of an attempt, with where it stands and where to go next."""

    title: str
    noun: str
    held: bool
    parent: str
    back_url: str
    clock: ClockPage | None
    token: str
    number: int
    total: int
    cells: tuple[str, ...]
    card: Card
    op_id: UUID
    rules: Rules
    ended: bool
    again: bool
    variant: bool
    next: int | None
    sibling: bool

    @property
    def growing(self) -> bool:
        """Whether nobody knows yet how many questions there will be."""
        return self.rules.grows and not self.ended

    @property
    def back(self) -> int:
        """The number of the question before, 0 at the first; what is quiet is not gone back to."""
        return 0 if self.rules.quiet else self.number - 1


def question(
    attempt: Attempt,
    places: tuple[Place, ...],
    place: Place,
    kept: Kept,
    *,
    now: datetime,
    errors: tuple[tuple[str, str], ...] = (),
) -> QuestionPage:
    """The page of a question, whose pin is loaded."""
    if place.pin is None:
        raise ValueError("place: its pin is not loaded")
    rules = attempts.rules(attempt)
    face = modes.face(attempt)
    held = rules.awaits and attempts.is_held(attempt, now=now)
    chain = [other for other in places if other.chain == place.chain]
    following = attempts.first_open(places)
    seen = policy.may_see(rules, attempts.standing(attempt, place, now=now))
    waits = any(not other.checked for other in chain)
    ended = attempt.submitted_at is not None
    cells = _cells(
        attempt, places, place, told=not held if rules.awaits else not rules.quiet or seen
    )
    return QuestionPage(
        title=modes.title(attempt),
        noun=face.noun,
        held=held,
        parent=face.parent,
        back_url=modes.back(attempt),
        clock=exam_pages.clock(attempt, now=now) if attempt.deadline_at and not ended else None,
        token=attempt.token,
        number=place.position,
        total=len(cells),
        cells=cells,
        card=cards.card(place.pin, kept, uid="q", credit=place.credit, seen=seen, errors=errors),
        op_id=forms.new_operation(),
        rules=rules,
        ended=ended,
        again=not ended and not place.right and (waits or len(chain) <= rules.again),
        variant=place.root_id is not None,
        next=following.position if following and not ended else None,
        sibling=not ended and len(chain) <= rules.siblings,
    )


def _cells(
    attempt: Attempt, places: tuple[Place, ...], here: Place, *, told: bool
) -> tuple[str, ...]:
    """A cell for each question; while a quick check grows, for as many as there may be."""
    cells = tuple(_cell(place, here, told=told) for place in places)
    if not attempts.rules(attempt).grows:
        return cells
    if attempt.submitted_at:
        # Ended early it has a question more, which nobody has to know of.
        return tuple(filter(None, cells))
    return (*cells, *[""] * (quick_check.CHOSEN.most - len(cells)))


def _cell(place: Place, here: Place, *, told: bool) -> str:
    if place.checked:
        return "d" if place.right or not told else "x"
    return "now" if place.pk == here.pk else ""


@dataclass(frozen=True, kw_only=True)
class CheckCard:
    """A question inside a lesson: where its answer goes, and the variant below it."""

    item_id: str
    lesson: str
    card: Card
    op_id: UUID
    action: str
    sibling: str = ""
    variant: "CheckCard | None" = None

    @property
    def keeping(self) -> tuple[str, Card] | None:
        """What all its markup but the operation follows from, while nobody has answered it."""
        is_fresh = self.card.reply is None and not self.card.errors
        return (self.action, self.card) if is_fresh else None


def check(
    found: Check, *, errors: tuple[tuple[str, str], ...] = (), kept: Kept | None = None
) -> CheckCard:
    """The card of a check. `errors` and `kept` belong to the question that is still open."""
    line = found.answered
    if line is None:
        card = cards.card(found.pin, kept or Kept(), uid=f"c-{found.item_id}", errors=errors)
        action = reverse("quizzes:check", args=[found.lesson, found.item_id])
        return _check_card(found, card, action)
    card = cards.card(
        line.pin, _kept(line), uid=f"c-{found.item_id}", credit=line.credit, seen=True
    )
    variant = _variant(found, errors, kept) if found.variant else None
    more = found.open and found.variants < policy.CHECK.siblings
    more = more and (found.variant is None or found.variant.credit is not None)
    sibling = reverse("quizzes:sibling", args=[found.token, line.position]) if more else ""
    return _check_card(found, card, "", sibling=sibling, variant=variant)


def _variant(
    found: Check, errors: tuple[tuple[str, str], ...], kept: Kept | None
) -> CheckCard | None:
    line = found.variant
    if line is None:
        return None
    seen = line.credit is not None
    card = cards.card(
        line.pin,
        kept if kept and not seen else _kept(line),
        uid=f"v-{found.item_id}",
        credit=line.credit,
        seen=seen,
        errors=errors,
    )
    action = reverse("quizzes:answer", args=[found.token, line.position])
    return _check_card(found, card, "" if seen else action)


def _check_card(
    found: Check, card: Card, action: str, *, sibling: str = "", variant: CheckCard | None = None
) -> CheckCard:
    return CheckCard(
        item_id=found.item_id,
        lesson=found.lesson,
        card=card,
        op_id=forms.new_operation(),
        action=action,
        sibling=sibling,
        variant=variant,
    )


def _kept(line: Line) -> Kept:
    return Kept(answer=line.answer, sureness=line.sureness)
