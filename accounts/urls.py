"""Addresses of the account pages beside allauth's."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("account/", views.account, name="account"),
    path("account/download/", views.download, name="download"),
    path("account/delete/", views.delete, name="delete"),
    path("account/reopen/", views.reopen, name="reopen"),
]
