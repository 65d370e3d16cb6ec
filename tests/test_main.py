"""The window opens without waiting for the parser of the command line."""

import main


def test_no_arguments_mean_what_the_parser_would_say() -> None:
    assert main.parser().parse_args([]) == main.PLAIN
