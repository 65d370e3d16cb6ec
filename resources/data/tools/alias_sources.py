"""Names, for another name of a record, a document that uses it.

Two rules: alias_documents.csv (read by eye), then a source whose printed title or publisher holds the name as a whole word:
first one that is cited for the record, else, for names of five letters or three Chinese characters and more, any.
Titles that the compiler worded don't count.
"""

import re
from collections import defaultdict

from tables import Row, data_dir, mapping, read, report, write

Key = tuple[str, str]
OUR_WORDS = re.compile(r"(?i)our (own )?words|compiler|shortened")


def printed(source: Row) -> str:
    """What the document itself prints: its publisher and, unless the compiler worded it, its title."""
    return source["publisher"] if OUR_WORDS.search(source["note"]) else f"{source['title']}\n{source['publisher']}"


def whole_word(name: str) -> re.Pattern[str]:
    """A pattern for the name that doesn't match inside a longer Latin word, nor 产权组织 inside 知识产权组织."""
    return re.compile(rf"(?<![A-Za-z0-9])(?<!知识){re.escape(name)}(?![A-Za-z0-9])")


def is_telling(name: str) -> bool:
    """Whether a name is long enough to mean the same record in a document that isn't cited for it."""
    return len(name) >= 3 if re.search("[\u4e00-\u9fff]", name) else len(name) >= 5


def document(alias: Row, texts: dict[str, str], cited: set[str]) -> str:
    """The first source, by id, that prints the alias; cited sources go first."""
    word = whole_word(alias["alias"])
    hits = [source_id for source_id, text in sorted(texts.items()) if word.search(text)]
    near = [source_id for source_id in hits if source_id in cited]
    return next(iter(near or (hits if is_telling(alias["alias"]) else [])), "")


def main() -> None:
    """Fill aliases.source_id."""
    folder = data_dir()
    texts = {row["source_id"]: printed(row) for row in read(folder, "sources")}
    cited: defaultdict[Key, set[str]] = defaultdict(set)
    for row in read(folder, "citations"):
        cited[row["entity_type"], row["entity_id"]].add(row["source_id"])
    known = {(row["entity_type"], row["entity_id"], row["alias"]): row["source_id"] for row in mapping("alias_documents")}
    aliases = read(folder, "aliases")
    for row in aliases:
        key = (row["entity_type"], row["entity_id"])
        row["source_id"] = known.get((*key, row["alias"])) or document(row, texts, cited[key])
    write(folder, "aliases", aliases)
    report("aliases", "source_id", aliases)


if __name__ == "__main__":
    main()
