"""Turns a scenario's words into how a browser is set up."""

import difflib
from collections.abc import Mapping, Sequence
from typing import Any

from harness.errors import ConfigError, Mistake
from harness.gather.browser.launch import Conditions, Throughput
from harness.scenario import InputMode, Network, Scenario

# Chromium slows down each request, not each packet. Slow 4G is Lighthouse's 150 ms round trip,
# 1.6 Mbit/s and 750 kbit/s after its adjustment for that (latency × 3.75, rates × 0.9:
# docs/throttling.md and core/config/constants.js); slow 3G is DevTools' preset (2,000 ms,
# 400 kbit/s).
_THROUGHPUT: Mapping[Network, Throughput | None] = {
    Network.FULL: None,
    Network.SLOW_4G: Throughput(latency_ms=562, down_kbps=1475, up_kbps=675),
    Network.SLOW_3G: Throughput(latency_ms=2000, down_kbps=400, up_kbps=400),
}

DESKTOP = "Desktop 1280 × 800"


def conditions_of(scenario: Scenario, devices: Mapping[str, Any]) -> Conditions:
    """How the browser is set up for a scenario.

    Args:
        scenario: The scenario; its device is one of `devices`, or None.
        devices: Playwright's device descriptors by name.
    """
    device = devices[scenario.device] if scenario.device else {}
    viewport = device.get("viewport", {"width": 1280, "height": 800})
    zoom = scenario.zoom / 100
    return Conditions(
        width=max(1, round(viewport["width"] / zoom)),
        height=max(1, round(viewport["height"] / zoom)),
        scale=device.get("device_scale_factor", 1) * zoom,
        mobile=device.get("is_mobile", False),
        touch=device.get("has_touch", False) or scenario.input is InputMode.TOUCH,
        user_agent=device.get("user_agent"),
        locale=scenario.locale,
        reduced_motion=scenario.reduced_motion,
        throughput=_THROUGHPUT[scenario.network],
    )


def check_devices(scenarios: Sequence[Scenario], devices: Mapping[str, Any]) -> None:
    """Check that every scenario's device is known.

    Raises:
        ConfigError: with every device that is not.
    """
    mistakes = [
        Mistake(place=f"{scenario.id}, device", problem=_unknown(scenario.device, devices))
        for scenario in scenarios
        if scenario.device and scenario.device not in devices
    ]
    if mistakes:
        raise ConfigError(
            "scenarios name devices that the browser does not know",
            remedy="Name a Playwright device, such as `iPhone 13` or `Pixel 7`",
            mistakes=mistakes,
        )


def _unknown(name: str, devices: Mapping[str, Any]) -> str:
    near = difflib.get_close_matches(name, list(devices), n=1)
    return f"`{name}` is no device" + (f" — did you mean `{near[0]}`?" if near else "")
