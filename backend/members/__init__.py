"""The people of a cooperative: their classes, teams and roles, how they sign in, and who acts for whom."""
