"""The nouns: records, vocabularies, addresses, and pure questions to them."""
