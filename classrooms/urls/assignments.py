"""Addresses of assignments, for staff."""

from django.urls import URLPattern, path

from classrooms.views import assignments, editor, picking, preview

urlpatterns: list[URLPattern] = [
    path("teach/<str:token>/assignments/", assignments.index, name="assignments"),
    path("teach/<str:token>/assign/", editor.create, name="new-assignment"),
    path("teach/<str:token>/a/<str:assignment>/", assignments.overview, name="assignment"),
    path("teach/<str:token>/a/<str:assignment>/edit/", editor.edit, name="edit-assignment"),
    path("teach/<str:token>/a/<str:assignment>/questions/", picking.pick, name="pick"),
    path("teach/<str:token>/a/<str:assignment>/preview/", preview.preview, name="preview"),
    path("teach/<str:token>/a/<str:assignment>/copy/", assignments.copy, name="copy"),
    path(
        "teach/<str:token>/a/<str:assignment>/archive/",
        assignments.archive,
        name="archive-assignment",
    ),
    path(
        "teach/<str:token>/a/<str:assignment>/restore/",
        assignments.restore,
        name="restore-assignment",
    ),
]
