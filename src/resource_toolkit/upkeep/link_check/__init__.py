"""Whether external addresses still answer."""
