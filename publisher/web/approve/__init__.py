"""What waits for somebody's yes, and saying it about exactly what was shown."""
