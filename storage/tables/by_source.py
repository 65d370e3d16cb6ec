"""The facet that every table with citations has: by the documents that tell of its records, as statistics are filtered by their source."""

from storage.catalog import Facet


def by_source(entity: str, table: str, key: str) -> Facet:
    """entity: the word of the table's records in the citations; key: its id."""
    return Facet(
        "source_id",
        "many",
        target="sources",
        sql=f"SELECT t.row, c.source_id FROM citations c JOIN {table} t ON t.{key} = c.entity_id "
        f"WHERE c.entity_type = '{entity}' ORDER BY t.row",
    )
