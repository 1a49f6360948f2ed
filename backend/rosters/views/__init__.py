"""What people see of published rosters: a worker's week, who is coming to a client, a team's visits, the board."""
