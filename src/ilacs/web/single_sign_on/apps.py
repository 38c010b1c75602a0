"""Single sign-on as Django knows it."""

from django.apps import AppConfig


class SingleSignOnConfig(AppConfig):
    """Accounts at the provider that people sign in with."""

    name = "ilacs.web.single_sign_on"
    label = "single_sign_on"
    default_auto_field = "django.db.models.BigAutoField"
