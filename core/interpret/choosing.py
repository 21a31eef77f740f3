"""Which form a document is: its tables decide, its year where they do not."""

import functools
from collections.abc import Iterator

from core.document.document import Document, Paragraph
from core.form.form import Form
from core.form.library import FormLibrary
from core.interpret.dates import years_named
from core.interpret.labels import LabelIndex, keys, letters, plain

_LONGEST_LABEL = 60  # characters
_TELLING = 4  # characters of a label that tell it within a longer text
_FIRST_LINES = 12


@functools.lru_cache(maxsize=16)
def label_index(form: Form) -> LabelIndex:
    """Return the labels of a form."""
    return LabelIndex(form)


def choose_form(document: Document, forms: FormLibrary) -> Form:
    """Return the form most of whose labels the document has."""
    year = document.year or _rough_year(document)
    preferred = forms.for_year(year) if year else forms.by_id(forms.ids()[-1])
    texts = list(_texts(document))
    addresses = {text for text in texts if text.isascii() and text.count(".") == 2}
    addresses |= {e.address for t in document.tables for c in t.cells if (e := c.entry)}
    found = {name for text in texts if len(text) <= _LONGEST_LABEL for name in keys(text)}
    whole = letters(plain("".join(texts)))

    def score(form: Form) -> tuple[int, int, bool]:
        names = label_index(form).all_keys
        within = sum(name in whole for name in names if len(name) >= _TELLING)
        return len(addresses & form.cells.keys()), len(found & names) + within, form == preferred

    return max(map(forms.by_id, forms.ids()), key=score)


def _texts(document: Document) -> Iterator[str]:
    """Yield all texts of a document."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for cell in block.cells if cell.text)


def _rough_year(document: Document) -> int:
    """Return the first year that is named near the beginning, or 0."""
    for block in document.blocks[:_FIRST_LINES]:
        texts = [block.text] if isinstance(block, Paragraph) else [c.text for c in block.cells[:3]]
        for text in texts:
            for year in years_named(text):
                return year
    return 0
