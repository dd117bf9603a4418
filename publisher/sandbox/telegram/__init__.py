"""The parts of the stand-in for the Bot API."""
