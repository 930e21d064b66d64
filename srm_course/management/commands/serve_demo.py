"""Development in one step: database, demo people, server."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

HIGHEST_PORT = 65535


class Command(BaseCommand):
    """Bring the database up to date, make demo people and a class, print the address, serve."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", default="8000")

    def handle(self, *, port: str, **options: Any) -> None:  # noqa: ARG002 -- the rest is Django's
        if not (port.isdecimal() and 0 < int(port) <= HIGHEST_PORT):
            raise CommandError(f"PORT is {port}; it must be a whole number from 1 to 65535.")
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("seed_demo")
        call_command("seed_class")
        self.stdout.write(self.style.SUCCESS(f"Open http://localhost:{port}/ (Ctrl-C stops)"))
        call_command("runserver", f"127.0.0.1:{port}", skip_checks=True, use_reloader=False)
