"""The places where posts appear: one folder for each service."""
