"""People as Django knows them."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Authorities and people."""

    name = "ilacs.web.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the beginning of each session written down."""
        from ilacs.web import sessions  # noqa: F401, PLC0415
