"""How is each format read?"""
