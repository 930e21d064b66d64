"""Addresses of the gradebook."""

from django.urls import URLPattern, path

from classrooms.views import gradebook, grades

urlpatterns: list[URLPattern] = [
    path("teach/<slug:token>/gradebook/", gradebook.gradebook_page, name="gradebook"),
    path("teach/<slug:token>/gradebook/history/", grades.history, name="grade-history"),
    path("teach/<slug:token>/gradebook/export.csv", gradebook.export_csv, name="export-csv"),
    path("teach/<slug:token>/gradebook/export.xlsx", gradebook.export_xlsx, name="export-xlsx"),
    path("teach/<slug:token>/gradebook/<slug:member>/<slug:assignment>/", grades.cell, name="cell"),
]
