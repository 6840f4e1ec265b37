"""Real Chromium, behind our own allow-list: the only place that knows Playwright."""
