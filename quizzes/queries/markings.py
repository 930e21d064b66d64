"""Which marking of a question stands: a regrade appends, so the newest."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from quizzes.models import Marking


def newest() -> QuerySet[Marking]:
    """The markings of the question of an outer query, the one that stands first."""
    return Marking.objects.filter(item=OuterRef("pk")).order_by("-pk")


def whole() -> Subquery:
    """Whether the question of an outer query earned all; null while it is not marked."""
    return Subquery(newest().annotate(whole=Q(credit_over=F("credit_of"))).values("whole")[:1])


def credit(row: Mapping[str, Any]) -> Fraction | None:
    """The credit in a row of a question joined to its markings, None where there is none."""
    of = row["markings__credit_of"]
    return Fraction(row["markings__credit_over"], of) if of else None
