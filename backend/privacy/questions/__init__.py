"""A member asks about one look at their data, and a named person answers."""
