"""Knows the hosts that pages load beside an application: robot tests, visitor counts, chats."""

import re

_BYSTANDERS = re.compile(
    r"recaptcha|hcaptcha|challenges\.cloudflare|arkoselabs|doubleclick|googletagmanager|"
    r"google-analytics|facebook\.com/tr|connect\.facebook\.net|hotjar|intercom|drift\.com|"
    r"segment\.(com|io)|sentry|newrelic|nr-data|datadog|bat\.bing|clarity\.ms|snap\.licdn"
)


def is_bystander(url: str) -> bool:
    """Whether no question of an application can be behind an address."""
    return _BYSTANDERS.search(url) is not None
