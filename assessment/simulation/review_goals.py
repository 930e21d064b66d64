"""The goals R1 to R7 of the course design (5.5), held against what came out."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from fsrs import Card, Scheduler

from assessment import memory
from assessment.memory import POLICY, Answered, Policy
from assessment.simulation.crowds import BUSY, Crowd
from assessment.simulation.report import Goal
from assessment.simulation.review_rows import AWAY, CHOSEN, LEITNER, SM2, TERM
from assessment.simulation.spacings import START
from assessment.simulation.worlds import WORLDS

type Compared = dict[tuple[str, str], Crowd]
type Examined = dict[int, Compared]

HARSH, MILD = (world.name for world in WORLDS)
MORE_THAN_RIVALS, MORE_THAN_SM2 = 1.12, 1.15
GAIN = 0.015
BELIEF = {HARSH: 0.12, MILD: 0.03}
A_FACT = 8.5
BUSY_SHARE = 0.05
LOSS, TWO_WEEKS_ON = 0.03, 60
EXAM_RECALL = {HARSH: 0.93, MILD: 0.97}
HISTORIES = 500


def compared_goals(crowds: Compared, *, where: str) -> Iterator[Goal]:
    """R1 to R3 with one kind of question; `where` names it."""
    yield _rivals(crowds, where)
    beliefs = {name: crowds[name, CHOSEN].belief() for name in BELIEF}
    yield Goal(
        id="R2",
        asked=f"{where}: predicted − true recall within .12 (two traces) and .03 (power law)",
        found="; ".join(f"{name} {each.told(3)}" for name, each in beliefs.items() if each),
        met=all(each and abs(each.mean) <= BELIEF[name] for name, each in beliefs.items()),
    )
    a_fact = {name: crowds[name, CHOSEN].reviews().mean / TERM.facts for name in BELIEF}
    yield Goal(
        id="R3",
        asked=f"{where}: at most 8.5 reviews a fact in 90 days",
        found="; ".join(f"{name} {each:.2f}" for name, each in a_fact.items()),
        met=max(a_fact.values()) <= A_FACT,
    )


def _rivals(crowds: Compared, where: str) -> Goal:
    found, met = [], True
    for rival in (SM2, LEITNER):
        for name in BELIEF:
            ours, theirs = crowds[name, CHOSEN], crowds[name, rival]
            gain = ours.recall() - theirs.recall()
            more = ours.reviews().mean / theirs.reviews().mean
            if name == HARSH:
                met = met and gain.mean >= 0 and more <= MORE_THAN_RIVALS
            else:
                met = met and gain.mean >= GAIN
            found.append(f"{rival}, {name}: {gain.mean:+.3f} ± {gain.error:.3f} at {_more(more)}")
    return Goal(
        id="R1",
        asked=(
            f"{where}: two traces: recall of SM-2 and Leitner or better at most 12 % more reviews; "
            "power law: .015 better"
        ),
        found="; ".join(found),
        met=met,
    )


def _more(ratio: float) -> str:
    return f"{100 * (ratio - 1):+.0f} % reviews"


def load_goals(crowds: Compared, away: Compared) -> Iterator[Goal]:
    """R4 and R5: what a day asks, and what a week away costs."""
    chosen = {name: crowds[name, CHOSEN] for name in BELIEF}
    busy = {name: each.busy(range(TERM.days)) for name, each in chosen.items()}
    most = max(each.most_in_a_day() for each in (*chosen.values(), *away.values()))
    yield Goal(
        id="R4",
        asked=f"no day above 15 reviews; at most {BUSY} due on 95 in 100 days",
        found=f"at most {most} a day; more than {BUSY} due on "
        + "; ".join(f"{100 * each.mean:.1f} % of days ({name})" for name, each in busy.items()),
        met=most <= TERM.most_a_day and all(each.mean <= BUSY_SHARE for each in busy.values()),
    )
    lost = {
        name: each.recall_on(TWO_WEEKS_ON) - away[name, AWAY].recall_on(TWO_WEEKS_ON)
        for name, each in chosen.items()
    }
    yield Goal(
        id="R5",
        asked="after a week away recall is at most .03 lower two weeks later",
        found="; ".join(f"{name} {each.told(3)} lower" for name, each in lost.items()),
        met=all(each.mean <= LOSS for each in lost.values()),
    )


def exam_goal(exams: Examined) -> Goal:
    """R6: what a known exam date is worth."""
    found, met = [], True
    for name, enough in EXAM_RECALL.items():
        for day in exams:
            ours, theirs = exams[day][name, CHOSEN], exams[day][name, SM2]
            recall, rival = ours.recall_on(day), theirs.recall_on(day)
            more = ours.reviews(before=day).mean / theirs.reviews(before=day).mean
            met = met and recall.mean >= max(enough, rival.mean) and more <= MORE_THAN_SM2
            found.append(
                f"{name}, day {day}: {recall.told(3)} (SM-2 {rival.mean:.3f}) at {_more(more)}"
            )
    return Goal(
        id="R6",
        asked=(
            "exam date known: recall on the day at least .93 (two traces) and .97 (power law), and "
            "that of SM-2 or better at most 15 % more reviews"
        ),
        found="; ".join(found),
        met=met,
    )


def library_goal() -> Goal:
    """R7: without cap and second looks the same numbers as the `fsrs` package."""
    equal = sum(_equals_library(Random(f"history {number}")) for number in range(HISTORIES))  # noqa: S311 -- invented answers
    return Goal(
        id="R7",
        asked="without the cap the scheduler is the fsrs package, bit for bit",
        found=f"{equal} of {HISTORIES} random histories equal",
        met=equal == HISTORIES,
    )


def _equals_library(rng: Random) -> bool:
    scheduler = Scheduler(
        desired_retention=POLICY.retention,
        learning_steps=(),
        relearning_steps=(),
        enable_fuzzing=False,
    )
    at, known, card = START, None, Card(card_id=1, due=START)
    for _ in range(rng.randint(1, 12)):
        at += timedelta(days=rng.randint(1, 60))
        right = rng.random() < 0.8  # noqa: PLR2004
        sureness = rng.choice((0, 1, 2, None) if right else (0, 1, None))
        answered = Answered(at=at, right=right, sureness=sureness)
        card, _ = scheduler.review_card(card, memory.rating(answered, known), at)
        known = memory.review(known, answered, policy=Policy(cap_days=None))
        if (known.stability, known.difficulty, known.due_at) != (
            card.stability,
            card.difficulty,
            card.due,
        ):
            return False
    return True
