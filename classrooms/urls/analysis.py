"""Addresses of item analysis."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
