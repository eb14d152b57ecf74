"""What does a reader or editor see?"""
