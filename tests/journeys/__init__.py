"""What members do, done in a real browser against the real server, worker, solver, database, mail and push."""
