"""From values to files: the inverse of reading."""
