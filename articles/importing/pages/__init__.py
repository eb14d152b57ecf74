"""What does a saved web page say, and where in it is the article?"""
