"""The parts of the Zalo channels."""
