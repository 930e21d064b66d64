"""Addresses of lessons."""

from django.urls import path

from lessons.views.lesson import figure, finish_part, lesson
from lessons.views.matrix import matrix
from lessons.views.reference import find, glossary, sources

app_name = "lessons"
urlpatterns = [
    path("matrix/", matrix, name="matrix"),
    path("glossary/", glossary, name="glossary"),
    path("sources/", sources, name="sources"),
    path("search/", find, name="search"),
    path("course/<slug:slug>/", lesson, name="lesson"),
    path("course/<slug:slug>/figures/<slug:name>/", figure, name="figure"),
    path("course/<slug:slug>/parts/<slug:part>/done/", finish_part, name="finish-part"),
]
