"""What in a mail is the article?"""
