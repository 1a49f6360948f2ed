"""When workers can, prefer to or cannot work, how many hours they want, what they are trained for, where they set out."""
