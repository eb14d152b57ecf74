"""How is XML cut and read without doing what it asks for?"""
