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
    path("classes/of/<str:assignment>/", assigned, name="assigned"),
    path("classes/<str:token>/", my_class, name="my-class"),
    path("classes/<str:token>/leave/", leave, name="leave"),
    path("classes/<str:token>/a/<str:assignment>/", task, name="task"),
    path("receipts/<slug:token>/", receipt, name="receipt"),
]
