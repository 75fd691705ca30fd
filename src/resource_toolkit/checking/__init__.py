"""What is wrong, hard to read, due or missing."""
