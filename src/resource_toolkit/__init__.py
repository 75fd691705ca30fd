"""Reads, checks and renders a catalog of resources; knows nothing of any site engine."""
