"""Addresses of learners' classes."""

from django.urls import path

from classrooms.views.learners import assigned

urlpatterns = [
    path("classes/of/<str:assignment>/", assigned, name="assigned"),
]
