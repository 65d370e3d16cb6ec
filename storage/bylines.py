"""Who wrote it, as citation managers want it: family name and given name apart where that is certain, else the name as it is printed.

Chinese and Korean names stand family first in the press of their countries, others last: a list of the commonest family names tells them
apart. A name that fits neither is kept whole, which no style gets wrong.
"""

import re

Name = dict[str, str]  # as CSL has it: `family` and `given`, or `literal`; `static-ordering` where the family name comes first anyway

_FAMILIES = """
    bae bai cai cao chang chen cheng choi cui dai deng ding dong du duan fan fang feng fu gao gong gu guan guo han hao he hong hou hu huang
    jia jiang jin jung kang kim kong lai lee lei li liang liao lin ling liu long lu luo ma mao meng mo ouyang pan park peng qian qin qiu ren
    shao shen shi shin song su sun tan tang tao tian wan wang wei wen wu xia xiang xiao xie xiong xu xue yan yang yao ye yi yin yoo yoon you
    yu yuan zeng zhang zhao zheng zhong zhou zhu zou
"""
FAMILIES = frozenset(_FAMILIES.split())
_PARTED = re.compile(r"\s*;\s*|\s*、\s*|\s*,\s*(?:and\s+)?|\s+and\s+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_PLAIN = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*)*")
MOST_WORDS = 3


def names(printed: str) -> list[Name]:
    """`Jane Lambert; Cao Yin` as two people. What is no name of a person, such as a post, is one literal."""
    if not printed:
        return []
    if _HAN.search(printed):
        return [{"literal": part} for part in _PARTED.split(printed) if part]
    parts = _PARTED.split(printed)
    return [_person(part) for part in parts if part] if all(_is_name(part) for part in parts) else [{"literal": printed}]


def _is_name(part: str) -> bool:
    return " of " not in f" {part} " and " the " not in f" {part.lower()} "


def _person(name: str) -> Name:
    words = name.split()
    if not _PLAIN.fullmatch(name) or not 2 <= len(words) <= MOST_WORDS or any(word.islower() for word in words):
        return {"literal": name}
    if words[0].lower() in FAMILIES:
        return {"family": words[0], "given": " ".join(words[1:]), "static-ordering": "true"}
    return {"family": words[-1], "given": " ".join(words[:-1])}
