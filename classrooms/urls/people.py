"""Addresses of classrooms and who is in them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
