"""What do Markdown and the lines before it say?"""
