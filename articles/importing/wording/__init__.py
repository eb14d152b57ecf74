"""What do the words of a text say: in which signs, which language, of which place and day?"""
