"""The parts of the stand-in for the Graph API."""
