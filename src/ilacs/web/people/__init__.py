"""Who may come in: authorities, and the people of each."""
