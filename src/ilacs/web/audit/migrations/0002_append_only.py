"""Events can be added and never changed: the database itself refuses it."""

from typing import Any

from django.db import migrations

from ilacs.web.audit.chain import FIRST

SQLITE = (
    "create trigger audit_event_not_changed before update on audit_event "
    "begin select raise(abort, 'events are never changed'); end",
    "create trigger audit_event_not_taken_away before delete on audit_event "
    "begin select raise(abort, 'events are never taken away'); end",
)
POSTGRESQL = (
    "create function audit_event_stays() returns trigger language plpgsql as "
    "$$ begin raise exception 'events are never changed or taken away'; end $$",
    "create trigger audit_event_stays before update or delete on audit_event "
    "for each row execute function audit_event_stays()",
    "create trigger audit_event_all_stay before truncate on audit_event "
    "for each statement execute function audit_event_stays()",
)


def _append_only(apps: Any, editor: Any) -> None:
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)
    apps.get_model("audit", "Head").objects.create(number=0, hash=FIRST)


class Migration(migrations.Migration):
    """Triggers, and the head of the empty chain. There is no way back."""

    dependencies = (("audit", "0001_initial"),)
    operations = (migrations.RunPython(_append_only),)
