"""Addresses of overrides and accommodations."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
