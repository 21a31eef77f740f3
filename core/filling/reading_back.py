"""Office files in memory, read as `import` reads them."""

from core.form.library import FormLibrary
from core.formats.any_file import read_bytes
from core.formats.reading.raw import ReadError
from core.interpret import interpret
from core.interpret.result import Interpretation


def read_back(data: bytes, forms: FormLibrary) -> Interpretation | None:
    """Return what is read of a file; None when there is nothing in it to be read."""
    try:
        document = read_bytes(data)
    except ReadError:
        return None
    return interpret(document, forms)
