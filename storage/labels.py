"""The names of records while a database is being built: what links say, what the index holds, what orders follow."""

from collections import defaultdict

from storage.derive import Content, Value
from storage.tables import BY_NAME


class Labels:
    """Names and aliases by table and id. A country is named by its ISO code in capitals or by the area's id: both are understood."""

    def __init__(self, content: Content) -> None:
        self._names: dict[str, dict[str, tuple[str, str]]] = {}
        for name, records in content.items():
            table = BY_NAME[name]
            english, chinese = table.names
            self._names[name] = {str(r[table.id_field]): (str(r[english] or ""), str(r[chinese] or "")) for r in records}
        self._aliases: dict[tuple[str, str], list[str]] = defaultdict(list)
        for record in content["aliases"]:
            self._aliases[str(record["entity_type"]), str(record["entity_id"])].append(str(record["alias"]))

    def both(self, table: str, identifier: Value) -> tuple[str, ...]:
        """The names in English and Chinese, each once, without the missing; none for no id."""
        if identifier is None:
            return ()
        key = str(identifier)
        names = self._names[table]
        return tuple(dict.fromkeys(name for name in names.get(key) or names[key.lower()] if name))

    def label(self, table: str, identifier: str, language: str) -> str:
        """The name in `language`, else in the other one."""
        names = self._names[table]
        english, chinese = names.get(identifier) or names[identifier.lower()]
        return (chinese or english) if language == "zh" else (english or chinese)

    def aliases(self, entity: str, identifier: Value) -> list[str]:
        """The other names of a record, of every kind: abbreviations, former names, misspellings."""
        return self._aliases.get((entity, str(identifier)), []) if identifier is not None else []
