"""Addresses of assignments, for staff."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
