"""It gives articles short names that nobody misreads."""

from collections import Counter

from articles.models.short_id import ALPHABET, LENGTH, new_short_id


def test_uses_every_letter_about_as_often_in_names_of_one_length() -> None:
    names = [new_short_id() for _ in range(5_000)]
    assert {len(name) for name in names} == {LENGTH}
    counts = Counter("".join(names))
    assert set(counts) == set(ALPHABET)
    # 1,852 are expected of each, give or take 42; ten times as far never happens by chance.
    assert all(abs(count - 1852) < 420 for count in counts.values())
    assert len(set(names)) == len(names)
