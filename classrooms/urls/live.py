"""Addresses of live questions."""

from django.urls import path

from classrooms.views import live, live_answers

urlpatterns = [
    path("live/", live_answers.live_door, name="live-door"),
    path("classes/<slug:classroom>/live/", live_answers.live_answer, name="live-answer"),
    path("classes/<slug:classroom>/live/now/", live_answers.live_now, name="live-now"),
    path("teach/<slug:classroom>/live/", live.live, name="live"),
    path("teach/<slug:classroom>/live/<slug:session>/", live.live_session, name="live-session"),
    path("teach/<slug:classroom>/live/<slug:session>/tally/", live.live_tally, name="live-tally"),
]
