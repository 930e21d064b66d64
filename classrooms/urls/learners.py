"""Addresses of learners' classes."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
