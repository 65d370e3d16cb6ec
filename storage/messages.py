"""What goes wrong is said once, in the reader's language, by whoever faces the reader: storage only names it."""


class Message(Exception):
    """A fault or a refusal as a code of `storage.words` and the values its sentence needs; never a sentence itself."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.code}({details})"
