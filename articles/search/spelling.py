"""When are two words nearly spelled the same?"""


def is_near(word: str, other: str) -> bool:
    """Are these two folded words one slip of the hand apart?

    The first letter is the same, and after it one letter is put in, left out or replaced, or two
    neighbours are exchanged. A word is near itself.
    """
    if word[:1] != other[:1] or abs(len(word) - len(other)) > 1:
        return False
    if len(word) > len(other):
        word, other = other, word
    at = next((n for n, letter in enumerate(word) if letter != other[n]), len(word))
    if len(word) < len(other):
        return word[at:] == other[at + 1 :]
    if word[at + 1 :] == other[at + 1 :]:
        return True
    is_exchange = word[at : at + 2] == other[at : at + 2][::-1]
    return is_exchange and word[at + 2 :] == other[at + 2 :]
