"""The parts of the stand-in for the office's web server."""
