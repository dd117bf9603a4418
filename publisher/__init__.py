"""Lan Tỏa: publish once, everywhere, provably – a pipeline for public offices."""

__version__ = "0.1.0"
