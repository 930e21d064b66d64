"""How sure, how right."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.http import Request
from accounts.queries import learner as find_learner
from progress import calibration_words
from progress.queries.calibration import calibration as found_for


@require_safe
def calibration(request: Request) -> HttpResponse:
    """What was said of answers and what came out, and what was certain and wrong."""
    found = found_for(find_learner(request))
    context = {
        "found": found,
        "sentence": calibration_words.sentence(found),
        "follows": calibration_words.follows(found),
        "rows": calibration_words.rows(found),
        "chart": calibration_words.chart(found),
    }
    return render(request, "progress/calibration.html", context)
