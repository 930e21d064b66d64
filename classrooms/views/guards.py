"""What every page of a class does first."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse

from accounts.http import Request

type View[**P] = Callable[Concatenate[Request, P], HttpResponse]


def signed_in[**P](view: View[P]) -> View[P]:
    """For people with an account; others may sign in and come back, whether it exists or not."""

    @wraps(view)
    def guarded(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded
