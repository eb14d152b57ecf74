"""How are JSON and tables cut into objects, and which of their names mean what?"""
