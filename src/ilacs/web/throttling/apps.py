"""Limits as Django knows them."""

from django.apps import AppConfig


class ThrottlingConfig(AppConfig):
    """Counts of what is limited."""

    name = "ilacs.web.throttling"
    label = "throttling"
    default_auto_field = "django.db.models.BigAutoField"
