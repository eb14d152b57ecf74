"""What differs between two articles, side by side?"""
