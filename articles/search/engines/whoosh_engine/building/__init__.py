"""How do documents become segments, and segments one?"""
