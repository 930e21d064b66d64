"""Addresses of progress."""

from django.urls import path

from progress.views.calendar import calendar, reminders
from progress.views.calibration import calibration
from progress.views.certificate import certificate, verify, visibility, withdraw
from progress.views.dashboard import attempts, dashboard
from progress.views.map import course_map
from progress.views.plan import plan
from progress.views.readiness import readiness
from progress.views.review import review

app_name = "progress"
urlpatterns = [
    path("course/", course_map, name="map"),
    path("progress/", dashboard, name="dashboard"),
    path("progress/quizzes/", attempts, name="attempts"),
    path("readiness/", readiness, name="readiness"),
    path("review/", review, name="review"),
    path("calibration/", calibration, name="calibration"),
    path("plan/", plan, name="plan"),
    path("plan/reminders/", reminders, name="reminders"),
    path("certificate/", certificate, name="certificate"),
    path("certificate/name/", visibility, name="visibility"),
    path("certificate/withdraw/", withdraw, name="withdraw"),
    path("verify/<slug:token>/", verify, name="verify"),
    path("calendar/<slug:token>.ics", calendar, name="calendar"),
]
