"""Addresses of lessons."""

from django.urls import path

from lessons.views.lesson import figure, finish_part, lesson
from lessons.views.matrix import matrix
from lessons.views.printing import handout, worksheet
from lessons.views.reference import find, glossary, sources
from lessons.views.summaries import summaries, write_summary

app_name = "lessons"
urlpatterns = [
    path("matrix/", matrix, name="matrix"),
    path("matrix/worksheet/", worksheet, name="worksheet"),
    path("glossary/", glossary, name="glossary"),
    path("sources/", sources, name="sources"),
    path("search/", find, name="search"),
    path("in-one-line/", summaries, name="summaries"),
    path("course/<slug:slug>/sheet/", handout, name="handout"),
    path("course/<slug:slug>/in-one-line/", write_summary, name="write-summary"),
    path("course/<slug:slug>/", lesson, name="lesson"),
    path("course/<slug:slug>/figures/<slug:name>/", figure, name="figure"),
    path("course/<slug:slug>/parts/<slug:part>/done/", finish_part, name="finish-part"),
]
