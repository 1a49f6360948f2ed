"""What is done to rosters: drafting, changing, publishing, explaining."""
