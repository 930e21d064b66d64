"""Your account: who you are here, what we hold of you, and the way out."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions, queries
from accounts.forms import DeleteForm
from accounts.http import Request

CLOSED = "Your account is closed. It is erased in 30 days; until then, signing in brings it back."


@require_safe
def account(request: Request) -> HttpResponse:
    """Who you are here; also for guests, and for those of whom nothing is stored."""
    return render(request, "accounts/account.html", {"person": queries.learner(request)})


@require_safe
def download(request: Request) -> HttpResponse:
    """Everything we hold of you, as a file."""
    person = queries.learner(request)
    if person is None:
        return redirect("accounts:account")
    response = JsonResponse(
        queries.export(person, now=request.received_at),
        json_dumps_params={"indent": 2, "ensure_ascii": False},
    )
    name = f"who-locks-the-door-{request.received_at:%Y-%m-%d}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _has_account(request: HttpRequest) -> bool:
    """Guests have no password to ask for."""
    return request.user.is_authenticated


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(enabled=_has_account)  # type: ignore[untyped-decorator]  # allauth has no types
def delete(request: Request) -> HttpResponse:
    """Delete it all, once the address or the word is typed."""
    person = queries.learner(request)
    if person is None:
        return redirect("accounts:account")
    form = DeleteForm(request.POST if request.method == "POST" else None, person=person)
    hindrances = queries.hindrances(person)
    if hindrances or not form.is_valid():
        status = 422 if form.is_bound else 200
        kept = queries.is_kept(person)
        context = {"form": form, "person": person, "kept": kept, "hindrances": hindrances}
        return render(request, "accounts/delete.html", context, status=status)
    try:
        erased = actions.delete_account(user=person, now=request.received_at)
    except actions.HinderedError:
        return redirect("accounts:delete")
    logout(request)
    queries.remember(request, None)
    messages.success(request, "Everything of yours is deleted." if erased else CLOSED)
    return redirect("home")


@require_POST
def reopen(request: Request) -> HttpResponse:
    """Open an account again that its owner closed, where its password has just been given."""
    person = queries.closed(request)
    request.session.pop(queries.CLOSED_KEY, None)
    if person is None or not actions.reopen_account(user=person):
        return redirect("accounts:account")
    messages.success(request, "Your account is open again. Sign in; all is as it was.")
    return redirect("account_login")
