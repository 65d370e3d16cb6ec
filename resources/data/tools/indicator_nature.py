"""Says of each indicator by whom it counts, whether it is a stock or a flow, and whether its values may be added.

A sum in the program is only as good as these three columns, so they are a table that one can review (indicator_nature.csv),
not a guess from names.
"""

from tables import Row, data_dir, mapping, read, report, write

COLUMNS = ("basis_of_count", "stock_or_flow", "additive")


def fill(indicators: list[Row], nature: dict[str, Row]) -> None:
    """Set the three columns in place; KeyError names an indicator that the table lacks."""
    for row in indicators:
        row.update({column: nature[row["indicator_id"]][column] for column in COLUMNS})


def main() -> None:
    """Fill indicators.csv."""
    folder = data_dir()
    indicators = read(folder, "indicators")
    fill(indicators, {row["indicator_id"]: row for row in mapping("indicator_nature")})
    write(folder, "indicators", indicators)
    for column in COLUMNS:
        report("indicators", column, indicators)


if __name__ == "__main__":
    main()
