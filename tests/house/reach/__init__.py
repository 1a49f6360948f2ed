"""Who may reach what: one row a route, one letter a role and relation, held against the running application."""
