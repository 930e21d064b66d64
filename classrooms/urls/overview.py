"""Addresses of the class page."""

from django.urls import path

from classrooms.views.overview import announcement, classroom, now, now_table

urlpatterns = [
    path("teach/<str:token>/", classroom, name="classroom"),
    path("teach/<str:token>/announcement/", announcement, name="announcement"),
    path("teach/<str:token>/a/<str:assignment>/now/", now, name="now"),
    path("teach/<str:token>/a/<str:assignment>/now/table/", now_table, name="now-table"),
]
