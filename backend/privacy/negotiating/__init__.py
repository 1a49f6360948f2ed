"""Offer, answer, counter, agreement, withdrawal: between one member and the cooperative."""
