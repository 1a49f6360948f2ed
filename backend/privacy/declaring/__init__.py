"""The cooperative's declaration: what it asks for, version by version, within what the code allows."""
