"""Says whether a screener's address may be asked: this machine's own, or what was permitted."""

import ipaddress
from datetime import date
from urllib.parse import urlsplit

from harness.employer import Authorization
from harness.errors import NotAllowed


def require_permission(url: str, *, authorization: Authorization | None, today: date) -> None:
    """Refuse an address that is neither on this machine nor listed by `[authorization]`.

    Raises:
        NotAllowed: the origin is not listed, or the permission has expired.
    """
    parts = urlsplit(url)
    if _is_this_machine(parts.hostname or ""):
        return
    origin = f"{parts.scheme}://{parts.netloc}"
    if authorization is None:
        raise NotAllowed(
            f"there is no permission to ask `{origin}`",
            remedy="Write `[authorization]` with its owner, `origins` and `expires`",
        )
    listed = {item.rstrip("/").casefold() for item in authorization.origins}
    if origin.casefold() not in listed:
        raise NotAllowed(
            f"`{origin}` is not among the `origins` of `[authorization]`",
            remedy="Ask its owner for permission and add the origin",
        )
    if authorization.expires < today:
        raise NotAllowed(
            f"the permission of `[authorization]` expired on {authorization.expires}",
            remedy="Ask its owner again and write the new `expires`",
        )


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
