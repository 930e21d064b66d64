"""Addresses of assignments, for staff."""

from django.urls import URLPattern, path

from classrooms.views import assignments, editor, picking, preview

urlpatterns: list[URLPattern] = [
    path("teach/<slug:token>/assignments/", assignments.index, name="assignments"),
    path("teach/<slug:token>/assign/", editor.create, name="new-assignment"),
    path("teach/<slug:token>/a/<slug:assignment>/", assignments.overview, name="assignment"),
    path("teach/<slug:token>/a/<slug:assignment>/edit/", editor.edit, name="edit-assignment"),
    path("teach/<slug:token>/a/<slug:assignment>/questions/", picking.pick, name="pick"),
    path("teach/<slug:token>/a/<slug:assignment>/preview/", preview.preview, name="preview"),
    path("teach/<slug:token>/a/<slug:assignment>/copy/", assignments.copy, name="copy"),
    path(
        "teach/<slug:token>/a/<slug:assignment>/archive/",
        assignments.archive,
        name="archive-assignment",
    ),
    path(
        "teach/<slug:token>/a/<slug:assignment>/restore/",
        assignments.restore,
        name="restore-assignment",
    ),
]
