"""What holds for every test."""

from hypothesis import settings

# A busy machine is no bug: pytest's own time-out ends what really hangs.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
