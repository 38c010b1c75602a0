"""All that an installation keeps, in one encrypted file, and put back from there."""
