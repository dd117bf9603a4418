"""Stand-ins for the services on loopback: for the demo, for tests, for trying things out.

They share no code with the channels, so that one misreading can't hide in both.
"""
