"""People. A guest is a user row with a flag, made at the first answer, not at the first visit."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail address."""

    def create_user(self, *, email: str, password: str | None = None) -> "User":
        """A person with an account."""
        user = self.model(email=self.normalize_email(email).lower())
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, *, email: str, password: str | None = None) -> "User":
        """An administrator."""
        user = self.create_user(email=email, password=password)
        user.is_staff = user.is_superuser = True
        user.save(update_fields=["is_staff", "is_superuser"])
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """A learner, with an account or as a guest. Guests have no address and cannot sign in."""

    email = models.EmailField(unique=True, null=True, blank=True)
    is_guest = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    # May open classrooms. Made by an administrator, never by signing up.
    is_instructor = models.BooleanField(default=False)
    # Has ever been in a classroom: only then do pages speak of classes.
    has_classes = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)
    # When its owner asked for deletion while others keep grades of theirs: closed, erased later.
    closed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="guest_has_no_address_others_have",
                condition=models.Q(is_guest=True, email__isnull=True)
                | models.Q(is_guest=False, email__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.email or f"guest {self.pk}"


class Tally(models.Model):
    """How often something failed, counted for all processes. `until` is when counting starts anew.

    `key` tells what and whose, without naming them.
    """

    key = models.CharField(max_length=80, unique=True)
    count = models.PositiveIntegerField()
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.key}: {self.count}"
