"""The process and its clock: the only place that knows APScheduler. Owns no table."""
