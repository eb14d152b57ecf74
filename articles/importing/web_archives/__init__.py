"""What is kept in a web archive?"""
