"""Addresses of item analysis."""

from django.urls import path

from classrooms.views.analysis import item_analysis, paper_analysis, questions

urlpatterns = [
    path("teach/<str:token>/questions/", questions, name="questions"),
    path("teach/<str:token>/questions/<str:assignment>/", paper_analysis, name="paper-analysis"),
    path(
        "teach/<str:token>/questions/<str:assignment>/<str:item>/<str:version>/",
        item_analysis,
        name="item-analysis",
    ),
]
