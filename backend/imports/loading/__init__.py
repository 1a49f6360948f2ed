"""A checked folder as rows of the tables, one module a part of the folder; nothing here speaks to the database."""
