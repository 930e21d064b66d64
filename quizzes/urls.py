"""Addresses of quizzes."""

from django.urls import path

from quizzes.views import exam_questions as running
from quizzes.views import exams
from quizzes.views.assigned import time_left
from quizzes.views.capstone import capstone
from quizzes.views.checks import check
from quizzes.views.ending import finish, reasons, redo, summary
from quizzes.views.practice import practice
from quizzes.views.pretests import pretest
from quizzes.views.question import answer, attempt, question, sibling
from quizzes.views.quick import quick_check
from quizzes.views.saving import save, save_mark

app_name = "quizzes"
urlpatterns = [
    path("practice/", practice, name="practice"),
    path("quick-check/", quick_check, name="quick-check"),
    path("exam/", exams.exams_, name="exams"),
    path("exam/<slug:paper>/", exams.exam, name="exam"),
    path("a/<slug:token>/", attempt, name="attempt"),
    path("a/<slug:token>/save", save, name="save"),
    path("a/<slug:token>/time", time_left, name="time"),
    path("a/<slug:token>/summary/", summary, name="summary"),
    path("a/<slug:token>/finish/", finish, name="finish"),
    path("a/<slug:token>/redo/", redo, name="redo"),
    path("a/<slug:token>/reasons/", reasons, name="reasons"),
    path("a/<slug:token>/<int:number>/", question, name="question"),
    path("a/<slug:token>/<int:number>/answer/", answer, name="answer"),
    path("a/<slug:token>/<int:number>/sibling/", sibling, name="sibling"),
    path("a/<slug:token>/<int:number>/keep/", running.keep, name="keep"),
    path("a/<slug:token>/overview/", running.overview, name="overview"),
    path("a/<slug:token>/hand-in/", running.hand_in, name="hand-in"),
    path("checks/<slug:lesson>/<slug:item_id>/", check, name="check"),
    path("pretest/<slug:lesson>/", pretest, name="pretest"),
    path("capstone/", capstone, name="capstone"),
    path("capstone/save", save_mark, name="save-mark"),
]
