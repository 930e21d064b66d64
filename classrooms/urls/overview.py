"""Addresses of the class page."""

from django.urls import path

from classrooms.views.overview import announcement, classroom, now, now_table

urlpatterns = [
    path("teach/<slug:token>/", classroom, name="classroom"),
    path("teach/<slug:token>/announcement/", announcement, name="announcement"),
    path("teach/<slug:token>/a/<slug:assignment>/now/", now, name="now"),
    path("teach/<slug:token>/a/<slug:assignment>/now/table/", now_table, name="now-table"),
]
