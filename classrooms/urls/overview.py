"""Addresses of the class page."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
