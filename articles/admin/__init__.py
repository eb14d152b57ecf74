"""What does a curator see?"""
