"""Addresses of the gradebook."""

from django.urls import URLPattern, path

from classrooms.views import gradebook, grades

urlpatterns: list[URLPattern] = [
    path("teach/<str:token>/gradebook/", gradebook.gradebook_page, name="gradebook"),
    path("teach/<str:token>/gradebook/history/", grades.history, name="grade-history"),
    path("teach/<str:token>/gradebook/export.csv", gradebook.export_csv, name="export-csv"),
    path("teach/<str:token>/gradebook/export.xlsx", gradebook.export_xlsx, name="export-xlsx"),
    path("teach/<str:token>/gradebook/<str:member>/<str:assignment>/", grades.cell, name="cell"),
]
