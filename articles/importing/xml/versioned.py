"""What tells the versions of a news item apart, which all have its name?"""


def versioned(identity: str, version: str) -> str:
    """The name of this version: an agency's correction is an article beside what it corrects.

    An archive of a wire holds them all. Under one name the first would be kept and the correction
    refused; as articles of their own they form a story.
    """
    if not identity or version in ("", "0", "1"):
        return identity
    return f"{identity} version {version}"
