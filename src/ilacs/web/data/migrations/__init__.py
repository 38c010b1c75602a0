"""How the tables of the lists came to be."""
