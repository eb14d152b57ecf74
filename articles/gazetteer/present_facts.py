"""What the gazetteer holds now, as EntityFacts."""

from collections import defaultdict

from articles.gazetteer.entity_facts import AliasFact, EntityFacts, TenureFact
from articles.models import Alias, Entity, Tenure

# What a curator added has no source of its own.
_CURATOR = "curator"


def present_facts() -> tuple[EntityFacts, ...]:
    """Every entity with its aliases and terms; countries that have no code cannot be told again."""
    entities = list(Entity.objects.order_by("kind", "code", "slug"))
    keys = {entity.pk: key_of(entity) for entity in entities}
    aliases: dict[int, list[AliasFact]] = defaultdict(list)
    for alias in Alias.objects.order_by("pk"):
        aliases[alias.entity_id].append(
            AliasFact(alias.text, alias.kind, alias.valid_from, alias.valid_to, alias.is_enabled)
        )
    tenures: dict[int, list[TenureFact]] = defaultdict(list)
    for tenure in Tenure.objects.select_related("office").order_by("start", "pk"):
        tenures[tenure.leader_id].append(_term(tenure, keys))
    successors: dict[int, list[str]] = defaultdict(list)
    following = Entity.objects.filter(successors__isnull=False)
    for before, after in following.values_list("pk", "successors"):
        successors[before].append(keys[after])
    return tuple(
        EntityFacts(
            key=keys[entity.pk],
            kind=entity.kind,
            name=entity.name,
            slug=entity.slug,
            code=entity.code,
            description=entity.description,
            valid_from=entity.valid_from,
            valid_to=entity.valid_to,
            wikidata=entity.wikidata,
            sources=entity.sources or _CURATOR,
            successors=tuple(sorted(successors[entity.pk])),
            aliases=tuple(aliases[entity.pk]),
            tenures=tuple(tenures[entity.pk]),
        )
        for entity in entities
        if keys[entity.pk]
    )


def key_of(entity: Entity) -> str:
    """As `EntityFacts.key` says it; "" for a country without a code."""
    own = entity.code if entity.kind == Entity.Kind.COUNTRY else entity.slug
    return f"{entity.kind}:{own}" if own else ""


def _term(tenure: Tenure, keys: dict[int, str]) -> TenureFact:
    office = tenure.office
    return TenureFact(
        office=office.title,
        role=office.role,
        of=keys[office.of_id] if office.of_id else "",
        start=tenure.start.isoformat() if tenure.start else "",
        end=tenure.end.isoformat() if tenure.end else "",
        is_approximate=tenure.is_approximate,
        sources=tenure.sources or _CURATOR,
    )
