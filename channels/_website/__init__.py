"""The parts of the website channel: a static site that grows article by article."""
