"""The course's addresses and a few that fail on purpose."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from srm_course import urls

handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500


def fail(request: HttpRequest, status: int) -> HttpResponse:
    match status:
        case 400:
            raise BadRequest("Count: choose 5, 8, 10 or 20.")
        case 403:
            raise PermissionDenied
        case 500:
            raise RuntimeError("on purpose")
    return render(request, f"{status}.html", status=status)


urlpatterns = [path("broken/<int:status>/", fail), *urls.urlpatterns]
