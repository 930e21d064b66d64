"""Addresses of classes, a module for each part."""

from classrooms.urls import (
    analysis,
    assignments,
    gradebook,
    learners,
    live,
    overview,
    people,
    rights,
)

app_name = "classrooms"
urlpatterns = [
    *people.urlpatterns,
    *learners.urlpatterns,
    *overview.urlpatterns,
    *assignments.urlpatterns,
    *rights.urlpatterns,
    *gradebook.urlpatterns,
    *analysis.urlpatterns,
    *live.urlpatterns,
]
