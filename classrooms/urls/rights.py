"""Addresses of overrides and accommodations."""

from django.urls import path

from classrooms.views.rights import extend, remove_right, right, rights_
from classrooms.views.rights_more import accommodation, explain, release

ASSIGNMENT = "teach/<slug:token>/a/<slug:assignment>/"
urlpatterns = [
    path("teach/<slug:token>/people/<slug:member>/time/", accommodation, name="accommodation"),
    path(f"{ASSIGNMENT}rights/", rights_, name="rights"),
    path(f"{ASSIGNMENT}rights/<slug:who>/", right, name="right"),
    path(f"{ASSIGNMENT}rights/<slug:who>/extend/", extend, name="extend"),
    path(f"{ASSIGNMENT}rights/<slug:who>/remove/", remove_right, name="remove-right"),
    path(f"{ASSIGNMENT}explain/", explain, name="explain"),
    path(f"{ASSIGNMENT}release/", release, name="release"),
]
