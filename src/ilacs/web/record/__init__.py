"""What an authority writes beside its published record: that the call came, reports it added."""
