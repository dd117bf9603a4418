"""The parts of the Telegram channel."""
