"""The project as an app, so that its checks are registered."""

from django.apps import AppConfig

from srm_course import checks  # noqa: F401 -- registers the checks


class CourseConfig(AppConfig):
    """Wiring only."""

    name = "srm_course"
