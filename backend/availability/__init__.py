"""When workers can, prefer to or cannot work, how much they want to, what they may do, and whence they set out."""
