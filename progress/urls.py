"""Addresses of progress."""

from django.urls import path

from progress import views

app_name = "progress"
urlpatterns = [path("course/", views.course_map, name="map")]
