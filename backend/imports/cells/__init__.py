"""One cell at a time: what people type, as values, and back again."""
