"""Where does the lead of an article end?"""

# The lead is two sentences long, and never longer than this.
LONGEST_LEAD = 400


def end_of_lead(body: str) -> int:
    """Where the second sentence ends, as far as full stops tell."""
    end, limit = 0, min(len(body), LONGEST_LEAD)
    for _ in range(2):
        stops = (body.find(stop, end, limit) for stop in (". ", ".\n", ".” ", '." ', "? ", "! "))
        end = min((stop + 2 for stop in stops if stop >= 0), default=limit)
    return end
