"""Where does the first sentence end?"""

import re

from articles.importing.wording.characters import cut_at_word

_END = re.compile(r"[.!?…]+[\"”’»)]*(?=\s+[\"“„«‘(]?[^\W_a-z])|[。！？]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[^\W\d_]|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Col|Lt|Capt|Sgt|Prof|Jr|Sr|No|vs|Jan|Feb"
    r"|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Co|Corp|Ltd|Mme|Mlle|Hr|Fr)|[A-Z]\.[A-Z])\.$"
)


def first_sentence(text: str, longest: int = 200) -> str:
    """The first sentence, cut at a word when it is longer than that."""
    head = " ".join(text[: longest * 2].split())
    for end in _END.finditer(head):
        sentence = head[: end.end()]
        if not _ABBREVIATION.search(sentence):
            return cut_at_word(sentence, longest)
    return cut_at_word(head, longest)
