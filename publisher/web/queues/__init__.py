"""What is wrong and what goes out next, each with what helps."""
