"""Addresses of live questions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
