"""Which countries, leaders and organizations does an article name?"""
