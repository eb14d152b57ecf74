"""Measurements of Newsdesk and of its foundations, over public collections fetched on demand."""
