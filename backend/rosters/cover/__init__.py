"""What happens when a plan meets a morning: somebody cannot come, somebody is late, somebody is to be found."""
