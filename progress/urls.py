"""Addresses of progress."""

from django.urls import path

from progress.views.calendar import calendar, reminders
from progress.views.map import course_map
from progress.views.plan import plan
from progress.views.review import review

app_name = "progress"
urlpatterns = [
    path("course/", course_map, name="map"),
    path("review/", review, name="review"),
    path("plan/", plan, name="plan"),
    path("plan/reminders/", reminders, name="reminders"),
    path("calendar/<str:token>.ics", calendar, name="calendar"),
]
