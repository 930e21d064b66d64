"""Addresses of progress."""

from django.urls import path

from progress.views.map import course_map
from progress.views.review import review

app_name = "progress"
urlpatterns = [
    path("course/", course_map, name="map"),
    path("review/", review, name="review"),
]
