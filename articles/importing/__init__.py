"""How does a file become articles?"""
