"""Let somebody have classes."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User


class Command(BaseCommand):
    """For administrators; signing up never does it."""

    help = "Let a person with an account open classes, or with --revoke no longer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the address of their account")
        parser.add_argument("--revoke", action="store_true", help="take it back")

    def handle(self, *, email: str, revoke: bool, **_: object) -> None:
        person = User.objects.filter(email=email.strip().lower()).first()
        if person is None:
            raise CommandError(f"No account has the address {email}. They sign up first.")
        email = str(person.email)
        if person.is_instructor != revoke:
            self.stdout.write(f"Nothing to do: {email} is {'not ' if revoke else ''}one.")
            return
        person.is_instructor = not revoke
        person.save(update_fields=["is_instructor"])
        if revoke:
            self.stdout.write(f"{email} can open no new class. Classes they have stay theirs.")
        else:
            self.stdout.write(f"{email} is an instructor: /teach/new/ opens a class.")
