"""Measurements of the publisher against a plain yardstick in the same run: `make bench`."""
