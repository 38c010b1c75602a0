"""The audit trail as Django knows it."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The application's audit trail."""

    name = "ilacs.web.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
