"""Two invented cooperatives, the same for the same seed and day, to look at and to try things on."""
