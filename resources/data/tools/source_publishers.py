"""Gives each source the organization that its printed publisher stands for.

`publisher` stays as printed. publishers.csv maps printed texts one by one: where a copy or an agency report is printed as
`A (B)` or `A / B`, A is the publisher; where a text names no body that the almanac has, publisher_id stays empty.
"""

from tables import data_dir, mapping, read, report, write


def main() -> None:
    """Fill sources.publisher_id."""
    folder = data_dir()
    organizations = {row["publisher"]: row["organization_id"] for row in mapping("publishers")}
    sources = read(folder, "sources")
    for row in sources:
        row["publisher_id"] = organizations.get(row["publisher"], "")
    write(folder, "sources", sources)
    report("sources", "publisher_id", sources)


if __name__ == "__main__":
    main()
