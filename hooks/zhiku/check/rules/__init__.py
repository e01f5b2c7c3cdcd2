"""The rules, in the order in which a person works through a file."""

from zhiku.check.model import Rule
from zhiku.check.rules import (
    conflicts,
    damage,
    front_matter,
    images,
    law_claims,
    links,
    lists,
    markup,
    personal_data,
    provenance,
    safety,
    structure,
    template,
    typography,
    unlawful,
)

RULES: tuple[Rule, ...] = (
    conflicts.RULE,
    front_matter.RULE,
    provenance.SOURCES,
    provenance.LAW_IDS,
    provenance.REVIEW,
    law_claims.CLAIMS_RULE,
    law_claims.IN_FORCE,
    structure.HEADINGS,
    lists.RULE,
    markup.RULE,
    structure.SUMMARY,
    template.RULE,
    links.RULE,
    images.RULE,
    typography.RULE,
    damage.DAMAGE,
    damage.CHARACTERS,
    safety.RULE,
    personal_data.RULE,
    unlawful.RULE,
)
