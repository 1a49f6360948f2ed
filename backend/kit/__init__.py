"""Tools that know no word of the domain: ids, clock, errors, database, web, jobs, events, catalogs."""
