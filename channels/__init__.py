"""The places where posts appear: one module for each service."""
