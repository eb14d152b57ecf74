"""What does the archive need from its curators?"""
