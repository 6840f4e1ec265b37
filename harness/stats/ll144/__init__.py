"""New York City Local Law 144: the summary to publish, and the arithmetic of published ones."""
