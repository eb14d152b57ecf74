"""How does the index follow the database?"""
