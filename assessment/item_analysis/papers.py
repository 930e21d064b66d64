"""The whole paper: mean, spread, reliability and the standard error of measurement."""

from collections.abc import Iterable, Sequence
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


def reliability(
    sats: Sequence[Sat], questions: dict[Ref, Question], *, level: float = intervals.SHOWN
) -> Reliability | None:
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
        return alpha(by_question, Method.ALPHA, level=level)
    by_fact = _columns(sats, {ref: (one.fact, "") for ref, one in questions.items()})
    if by_fact:
        return alpha(by_fact, Method.ALPHA_OF_FACTS, level=level)
    return one_way([[one.credit for one in sat.given] for sat in sats], level=level)


def _columns(sats: Sequence[Sat], column: dict[Ref, Ref]) -> list[list[float]]:
    """Credits by learner and column where each learner has each column once, else nothing."""
    rows = [{column[one.ref]: one.credit for one in sat.given} for sat in sats]
    same = all(row.keys() == rows[0].keys() for row in rows)
    once = all(len(row) == len(sat.given) for row, sat in zip(rows, sats, strict=True))
    names = sorted(rows[0])
    return [[row[name] for name in names] for row in rows] if same and once else []


def alpha(
    rows: Sequence[Sequence[float]],
    method: Method = Method.ALPHA,
    *,
    level: float = intervals.SHOWN,
) -> Reliability | None:
    """Cronbach's alpha of credits by learner and question, at least two of both.

    k / (k - 1) (1 - sum of the questions' variances / variance of the totals), with the interval of
    Feldt (1965), widened where the sample varies more than normal variables would (`excess`). None
    where the totals do not vary.
    """
    people, places = len(rows), len(rows[0])
    totals = [round(fsum(row), 9) for row in rows]
    if max(totals) == min(totals):
        return None
    columns = list(zip(*rows, strict=True))
    value = places / (places - 1) * (1 - fsum(map(variance, columns)) / variance(totals))
    mean = fsum(totals) / people
    # By how much each question is easier than the paper.
    eased = [fmean(column) - mean / places for column in columns]
    own = [_squares(x - ease for x, ease in zip(row, eased, strict=True)) for row in rows]
    interval = intervals.reliability(
        value,
        between=people - 1,
        within=(people - 1) * (places - 1),
        excess=excess([(total - mean) ** 2 for total in totals], own, places=places),
        level=level,
    )
    return Reliability(value=value, interval=interval, method=method)


def excess(between: Sequence[float], within: Sequence[float], *, places: float) -> float:
    """How many times the variance that Feldt's interval assumes 1 - reliability has; 0 or more.

    `between` and `within` are each learner's part in the two sums of squares, `places` the (mean)
    number of questions. The influence of a learner on the logarithm of MS within / MS between is
    the difference of these parts over their means, so the mean square of that difference is n times
    the variance whatever the distribution (the infinitesimal jackknife, Jaeckel 1972); for normal
    variables it is 2 + 2 / (places - 1). 0 where either sum is 0.
    """
    if not fsum(between) or not fsum(within):
        return 0.0
    mean_between, mean_within = fmean(between), fmean(within)
    influences = (
        own / mean_within - other / mean_between for other, own in zip(between, within, strict=True)
    )
    return _square_sum(influences) / len(between) / (2 + 2 / (places - 1))


def _square_sum(values: Iterable[float]) -> float:
    return fsum(value * value for value in values)


def _squares(values: Iterable[float]) -> float:
    """The sum of the squared distances from their mean."""
    listed = list(values)
    mean = fsum(listed) / len(listed)
    return _square_sum(value - mean for value in listed)


def one_way(
    rows: Sequence[Sequence[float]], *, level: float = intervals.SHOWN
) -> Reliability | None:
    """1 - MS within / MS between of credits by learner, whatever the questions were.

    At least two learners with two answers each. None where the learners' means do not vary.
    """
    means = [fmean(row) for row in rows]
    answers = sum(map(len, rows))
    if max(means) - min(means) < 1e-9:  # noqa: PLR2004 - sums in another order
        return None
    whole = fsum(map(fsum, rows)) / answers
    apart = [len(row) * (mean - whole) ** 2 for row, mean in zip(rows, means, strict=True)]
    own = list(map(_squares, rows))
    between, within = len(rows) - 1, answers - len(rows)
    value = 1 - fsum(own) / within / (fsum(apart) / between)
    interval = intervals.reliability(
        value,
        between=between,
        within=within,
        excess=excess(apart, own, places=answers / len(rows)),
        level=level,
    )
    return Reliability(value=value, interval=interval, method=Method.ONE_WAY)
