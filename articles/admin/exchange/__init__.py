"""How do entities, aliases, offices and terms leave as CSV, and come back?"""
