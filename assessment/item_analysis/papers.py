"""The whole paper: mean, spread, reliability and the standard error of measurement."""

from collections.abc import Sequence
from math import fsum, sqrt
from statistics import fmean, stdev, variance

from assessment.item_analysis import intervals
from assessment.item_analysis.figures import Method, PaperFigures, Reliability
from assessment.item_analysis.values import Question, Ref, Sat

TWO = 2


def figures(sats: Sequence[Sat], questions: dict[Ref, Question]) -> PaperFigures:
    """Of one sitting each, those of at least one question."""
    lengths = {len(sat.given) for sat in sats}
    scores = [fmean(one.credit for one in sat.given) for sat in sats]
    spread = stdev(scores) if len(scores) >= TWO else None
    found = reliability(sats, questions)
    return PaperFigures(
        n=len(sats),
        questions=lengths.pop() if len(lengths) == 1 else None,
        mean=fmean(scores) if scores else None,
        spread=spread,
        reliability=found,
        error=None if found is None or spread is None else error(spread, found.value),
    )


def error(spread: float, value: float) -> float:
    """The standard error of measurement, SD sqrt(1 - reliability), in the unit of `spread`.

    Lord and Novick 1968, chapter 3. A reliability below 0 counts as 0.
    """
    return spread * sqrt(1 - max(0.0, value))


def reliability(sats: Sequence[Sat], questions: dict[Ref, Question]) -> Reliability | None:
    """Consistency of the whole; None where it cannot be told.

    Where all had the same questions: alpha (Cronbach 1951), which is KR-20 (Kuder and Richardson
    1937) where every credit is 0 or 1. Where each had another variant of the same facts: alpha with
    a column for each fact, so that the luck of the variant counts as error. Else, where papers are
    drawn for each learner: the one-way ratio 1 - MS within / MS between, in which the luck of the
    draw counts as error (Ebel 1951; Cronbach, Rajaratnam and Gleser 1963). Missing cells are no
    trouble there, since columns are never compared; papers of different length count by their mean
    squares. Cannot be told: fewer than two learners, a paper of one question, or no spread.
    """
    if len(sats) < TWO or any(len(sat.given) < TWO for sat in sats):
        return None
    by_question = _columns(sats, {ref: ref for ref in questions})
    if by_question:
        return alpha(by_question, Method.ALPHA)
    by_fact = _columns(sats, {ref: (one.fact, "") for ref, one in questions.items()})
    if by_fact:
        return alpha(by_fact, Method.ALPHA_OF_FACTS)
    return one_way([[one.credit for one in sat.given] for sat in sats])


def _columns(sats: Sequence[Sat], column: dict[Ref, Ref]) -> list[list[float]]:
    """Credits by learner and column where each learner has each column once, else nothing."""
    rows = [{column[one.ref]: one.credit for one in sat.given} for sat in sats]
    same = all(row.keys() == rows[0].keys() for row in rows)
    once = all(len(row) == len(sat.given) for row, sat in zip(rows, sats, strict=True))
    names = sorted(rows[0])
    return [[row[name] for name in names] for row in rows] if same and once else []


def alpha(rows: Sequence[Sequence[float]], method: Method = Method.ALPHA) -> Reliability | None:
    """Cronbach's alpha of credits by learner and question, at least two of both.

    k / (k - 1) (1 - sum of the questions' variances / variance of the totals), with the interval of
    Feldt (1965). None where the totals do not vary.
    """
    people, places = len(rows), len(rows[0])
    totals = [round(fsum(row), 9) for row in rows]
    if max(totals) == min(totals):
        return None
    apart = fsum(variance(column) for column in zip(*rows, strict=True))
    value = places / (places - 1) * (1 - apart / variance(totals))
    interval = intervals.reliability(value, between=people - 1, within=(people - 1) * (places - 1))
    return Reliability(value=value, interval=interval, method=method)


def one_way(rows: Sequence[Sequence[float]]) -> Reliability | None:
    """1 - MS within / MS between of credits by learner, whatever the questions were.

    At least two learners with two answers each. None where the learners' means do not vary.
    """
    means = [fmean(row) for row in rows]
    answers = sum(map(len, rows))
    whole = fsum(map(fsum, rows)) / answers
    between = fsum(
        len(row) * (mean - whole) ** 2 for row, mean in zip(rows, means, strict=True)
    ) / (len(rows) - 1)
    if max(means) - min(means) < 1e-9:  # noqa: PLR2004 - sums in another order
        return None
    off = fsum((x - mean) ** 2 for row, mean in zip(rows, means, strict=True) for x in row)
    value = 1 - off / (answers - len(rows)) / between
    interval = intervals.reliability(value, between=len(rows) - 1, within=answers - len(rows))
    return Reliability(value=value, interval=interval, method=Method.ONE_WAY)
