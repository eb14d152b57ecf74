"""The one app: from a file to a page, one room per step (see ARCHITECTURE.md)."""
