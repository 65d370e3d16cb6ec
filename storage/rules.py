"""The rules by which a claim is picked to be shown. Data alone: whoever only names a rule, as the settings do, loads no arithmetic."""

from typing import NamedTuple

ALWAYS = ("stated", "whole")
USUAL = ("current", "standing", "value", "exact", "final", "sources", "latest", "digits")


class Rule(NamedTuple):
    """How a claim is picked.

    code: its name in the words (`rule.<code>`). steps: codes of `storage.claims.STEPS`, each choosing among what the one before it left.
    """

    code: str
    steps: tuple[str, ...]


def preferring(code: str, first: str) -> Rule:
    """The default with another step first. Still, what is only reckoned gives way to what is stated, a total that lacks someone to one that
    does not, and who says no more than `about 1.5 million` to whoever says 1,497,159.
    """
    return Rule(code, (*ALWAYS, "fuller", first, *(step for step in USUAL if step != first)))


DEFAULT = Rule("default", (*ALWAYS, *USUAL))
RULES = (
    DEFAULT,
    preferring("wipo", "wipo"),
    preferring("national", "national"),
    preferring("newest", "latest"),
)
CODES = tuple(rule.code for rule in RULES)


def rule_called(code: str) -> Rule:
    """The rule of that code. KeyError if there is none."""
    return _BY_CODE[code]


_BY_CODE = {rule.code: rule for rule in RULES}
