"""What is forgotten: by itself when its time has come, and all that may be when a member asks for it."""
