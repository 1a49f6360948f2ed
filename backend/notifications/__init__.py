"""Telling people what changed for them, once each, by push and e-mail, with the state of delivery in view."""
