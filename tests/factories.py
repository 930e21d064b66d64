"""Builders of rows, one for each model that a test needs."""

import factory
from factory.django import DjangoModelFactory

from accounts.models import User


class UserFactory(DjangoModelFactory[User]):
    """A person with an account."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    password = factory.django.Password("correct horse battery")


class GuestFactory(DjangoModelFactory[User]):
    """A guest."""

    class Meta:
        model = User

    email = None
    is_guest = True
    password = "!"
