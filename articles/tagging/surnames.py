"""Whose surname is it? Plain Python."""

from collections.abc import Collection
from dataclasses import dataclass, field

from articles.dates import PartialDate
from articles.tagging.alias_table import AliasRow, AliasTable
from articles.tagging.fold import fold
from articles.tagging.in_force import is_in_office
from articles.tagging.posts import holding, post_called
from articles.tagging.sightings import BARE, CONFIDENCE, TITLED, UNSURE
from articles.tagging.surroundings import (
    given_name_before,
    is_firm,
    is_followed_by_a_name,
    is_followed_by_rule,
    title_before,
)
from articles.tagging.taggable_text import FoundBy

# Who holds these is seldom written of abroad.
_SECOND = frozenset({"deputy", "governor-general", "other"})


@dataclass
class SurnameReader:
    """Reads the surnames of one article in order.

    `countries` are the countries and organizations that the article names. Leaders whose full
    name was read are `introduced`; surnames of people whom no table knows are `strangers`.
    """

    table: AliasTable
    published: PartialDate | None
    countries: Collection[int]
    introduced: set[int] = field(default_factory=set)
    strangers: set[str] = field(default_factory=set)

    def read(
        self, readings: tuple[AliasRow, ...], text: str, start: int, end: int, is_title: bool
    ) -> tuple[set[int], FoundBy, float | None] | None:
        """Who is meant, how that is known and how surely; several leaders where nothing decides.

        The full name decides; then the office at the article's date; then the country. A headline
        capitalises every word, so that given names are looked for in running text only.
        """
        surname = fold(text[start:end])
        # "Abdul-Aziz" is one name.
        if is_firm(text, end) or text[start - 1 : start] == "-":
            return None
        if not is_title:
            given = given_name_before(text, start)
            if given or is_followed_by_a_name(text, end):
                self._note_stranger(surname, given, readings)
                return None
        introduced = {r.entity_id for r in readings if r.entity_id in self.introduced}
        if introduced:
            return introduced, FoundBy.FULL_NAME_EARLIER, None
        if surname in self.strangers:
            return None
        title = title_before(text, start)
        leaders = self._of_title(self._in_office(readings), title)
        if not leaders:
            return None
        is_titled = self._fits(leaders, title) or is_followed_by_rule(text, end)
        return leaders, FoundBy.SURNAME, self._confidence(leaders, readings, is_titled)

    def _fits(self, leaders: set[int], title: str) -> bool:
        """Is it a title that these may bear? "President Ford" is nobody's deputy of that name."""
        return bool(title) and (post_called(title) is None or bool(self._titled(leaders, title)))

    def _of_title(self, leaders: set[int], title: str) -> set[int]:
        """Of several, those whose office is the title before the surname: "President Bush"."""
        return (self._titled(leaders, title) if len(leaders) > 1 else None) or leaders

    def _titled(self, leaders: set[int], title: str) -> set[int]:
        post = post_called(title)
        if post is None:
            return set()
        return {
            leader
            for leader in leaders
            if any(
                is_in_office([tenure], self.published)
                for tenure in holding(post, self.table.tenures[leader])
            )
        }

    def _confidence(
        self, leaders: set[int], readings: tuple[AliasRow, ...], is_titled: bool
    ) -> float:
        """A title or the leader's country make a bare surname sure.

        With neither it needs to be nobody else's, and no deputy's or governor's.
        """
        if is_titled:
            return TITLED
        if any(self._is_of_named_country(leader) for leader in leaders):
            return CONFIDENCE[FoundBy.SURNAME]
        is_first = any(
            tenure.role not in _SECOND and is_in_office([tenure], self.published)
            for leader in leaders
            for tenure in self.table.tenures[leader]
        )
        is_rare = len({reading.entity_id for reading in readings}) == 1
        return BARE if is_first and is_rare else UNSURE

    def note_namesake(self, full_name: str) -> None:
        """A full name that is somebody else's makes later surnames his."""
        self.strangers.add(fold(full_name.split()[-1]))

    def _note_stranger(self, surname: str, given: str, readings: tuple[AliasRow, ...]) -> None:
        """ "James Baker" makes later Bakers his, but "Joseph R. Biden" may be Joe Biden."""
        initials = {self.table.initials.get(reading.entity_id, "") for reading in readings}
        if not given or fold(given[0]) not in "".join(initials):
            self.strangers.add(surname)

    def _in_office(self, readings: tuple[AliasRow, ...]) -> set[int]:
        serving = {
            reading.entity_id
            for reading in readings
            if reading.alone
            and is_in_office(self.table.tenures.get(reading.entity_id, ()), self.published)
        }
        if len(serving) > 1:
            near = {leader for leader in serving if self._is_of_named_country(leader)}
            # Three of a name are a question for the review, more are noise.
            return near or (serving if len(serving) <= 3 else set())
        return serving

    def _is_of_named_country(self, leader: int) -> bool:
        return any(
            tenure.of_id in self.countries and is_in_office([tenure], self.published)
            for tenure in self.table.tenures[leader]
        )
