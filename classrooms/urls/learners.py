"""Addresses of learners' classes."""

from django.urls import path

from classrooms.views.feeds import feed, reminders
from classrooms.views.learners import assigned, classes, leave, my_class
from classrooms.views.receipts import receipt
from classrooms.views.tasks import task

urlpatterns = [
    path("classes/", classes, name="classes"),
    path("classes/reminders/", reminders, name="reminders"),
    path("classes/feed/<slug:token>.ics", feed, name="feed"),
    path("classes/of/<slug:assignment>/", assigned, name="assigned"),
    path("classes/<slug:token>/", my_class, name="my-class"),
    path("classes/<slug:token>/leave/", leave, name="leave"),
    path("classes/<slug:token>/a/<slug:assignment>/", task, name="task"),
    path("receipts/<slug:token>/", receipt, name="receipt"),
]
