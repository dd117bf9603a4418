"""The commands; the only place that prints. Owns no table."""
