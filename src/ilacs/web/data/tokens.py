"""Which folders the database knows, and the keys that belong to an authority."""

from ilacs.web.data.models import FILES_GONE, Upload
from ilacs.web.data.storage import key_for


def every_folder() -> frozenset[tuple[int, str]]:
    """Authority and token of each folder that must stay."""
    rows = Upload.objects.exclude(state__in=FILES_GONE).values_list(
        "authority_id", "token", "checked_token"
    )
    return frozenset((whose, token) for whose, *tokens in rows for token in tokens if token)


def reference_key(authority: int) -> bytes:
    """The key of what stands for children in addresses and events."""
    return key_for("references to children", authority)
