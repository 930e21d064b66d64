"""Addresses of item analysis."""

from django.urls import path

from classrooms.views.analysis import item_analysis, paper_analysis, questions

urlpatterns = [
    path("teach/<slug:token>/questions/", questions, name="questions"),
    path("teach/<slug:token>/questions/<slug:assignment>/", paper_analysis, name="paper-analysis"),
    path(
        "teach/<slug:token>/questions/<slug:assignment>/<str:item>/<str:version>/",
        item_analysis,
        name="item-analysis",
    ),
]
