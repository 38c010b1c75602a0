"""What is written beside the record, as Django knows it."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """Calls that came, and reports that were added."""

    name = "ilacs.web.record"
    label = "record"
    default_auto_field = "django.db.models.BigAutoField"
