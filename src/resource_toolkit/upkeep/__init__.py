"""What maintainers do."""
