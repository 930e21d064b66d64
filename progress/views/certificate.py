"""The certificate, and the page that says of one whether it is valid."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import Request
from accounts.models import User
from accounts.queries import learner as find_learner
from lessons.library import library
from progress import qr
from progress.actions import certificate as actions
from progress.forms.certificate import CertificateForm, ShowForm
from progress.models import Certificate
from progress.queries import certificate as queries

ACCOUNT_FIRST = "A certificate needs an account. Make one first; what you did here comes along."


def _with_account(request: Request) -> User | None:
    """Who may hold a certificate: it is verified when the browser of a guest is long gone."""
    person = find_learner(request)
    return None if person is None or person.is_guest else person


@require_http_methods(["GET", "HEAD", "POST"])
def certificate(request: Request) -> HttpResponse:
    """The sheet; without one what is missing, or the form that issues it."""
    person = _with_account(request)
    last = queries.newest(person)
    if last and last.revoked_at is None:
        if request.method == "POST":
            return redirect("progress:certificate")
        return render(request, "progress/certificate.html", {"sheet": drawn(request, last)})
    standing = queries.standing(find_learner(request), library=library())
    initial = {"name": last.name, "shows_name": last.shows_name} if last else {}
    form = CertificateForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and (person is None or not standing.earned):
        messages.warning(request, ACCOUNT_FIRST if standing.earned else "Something is missing yet.")
        return redirect("progress:certificate")
    if person and form.is_valid():
        actions.issue(
            learner=person, **form.cleaned_data, library=library(), now=request.received_at
        )
        messages.success(request, "Your certificate is issued.")
        return redirect("progress:certificate")
    context = {"standing": standing, "form": form, "person": person, "last": last}
    return render(request, "progress/earning.html", context, status=422 if form.errors else 200)


def drawn(request: Request, one: Certificate) -> dict[str, Any]:
    """What the sheet shows besides its row: the address, its QR code, the finished house."""
    address = request.build_absolute_uri(reverse("progress:verify", args=[one.token]))
    return {
        "row": one,
        "percent": queries.percent(one),
        "address": address,
        "qr": qr.code(address),
        "parts": queries.house(library()),
    }


@require_POST
def visibility(request: Request) -> HttpResponse:
    """Say whether the public page names the learner."""
    person = _with_account(request)
    form = ShowForm(request.POST)
    shows = form.is_valid() and form.cleaned_data["shows_name"]
    if person and actions.show_name(learner=person, shows_name=shows):
        said = "names you" if shows else "does not name you"
        messages.success(request, f"Saved. The public page {said}.")
    return redirect("progress:certificate")


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: Request) -> HttpResponse:
    """Ask, then withdraw the certificate."""
    person = _with_account(request)
    last = queries.newest(person)
    if person is None or last is None or last.revoked_at:
        return redirect("progress:certificate")
    if request.method != "POST":
        return render(request, "progress/withdraw.html", {"last": last})
    actions.withdraw(learner=person, now=request.received_at)
    messages.success(request, "The certificate is withdrawn. You can issue it anew.")
    return redirect("progress:certificate")


@require_safe
def verify(request: Request, token: str) -> HttpResponse:
    """What anybody with the address may know; of a withdrawn one only that it is."""
    found = queries.by_address(token)
    if found is None:
        raise Http404
    valid = found.revoked_at is None
    context = {"row": found, "percent": queries.percent(found)} if valid else {}
    response = render(request, "progress/verify.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
