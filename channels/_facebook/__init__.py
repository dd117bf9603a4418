"""The parts of the Facebook channel."""
