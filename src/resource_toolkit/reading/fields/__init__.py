"""The fields of every kind of file, and the forms of their values."""
