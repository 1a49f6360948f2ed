"""The HTTP edge: one transaction a request, commands done once, plain errors, strict headers."""
