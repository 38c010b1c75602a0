"""The lists as Django knows them."""

from django.apps import AppConfig


class DataConfig(AppConfig):
    """The application's child-level lists."""

    name = "ilacs.web.data"
    label = "data"
    default_auto_field = "django.db.models.BigAutoField"
