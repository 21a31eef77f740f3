"""Registers that are made of cards, one below the other, each label before its value."""

from dataclasses import replace

from core.ledger.heads import NAME, RECEIVED, meaning_of
from core.ledger.sheets import Sheet

_LEAST_LABELS = 3  # of a card
_LONGEST_LABEL = 16  # characters


def as_table(sheet: Sheet) -> Sheet | None:
    """Return a sheet of cards as a table: a head in row 0, and each card in its first row."""
    cards = _cards(sheet)
    labels = list(dict.fromkeys(label for _, card in cards for label in card))
    meanings = {meaning_of(label)[0] for label in labels}
    if len(labels) < _LEAST_LABELS or not {RECEIVED, NAME} <= meanings:
        return None
    columns = {label: number for number, label in enumerate(labels, 1)}
    rows = {0: {number: label for label, number in columns.items()}}
    for row, card in cards:
        rows[row] = {columns[label]: text for label, text in card.items() if text}
    return replace(sheet, rows=rows, areas=())


def _cards(sheet: Sheet) -> list[tuple[int, dict[str, str]]]:
    """Return the cards with their first rows; a label that comes again begins another."""
    cards: list[tuple[int, dict[str, str]]] = []
    for row, cells in sheet.rows.items():
        taken = 0
        for column, text in sorted(cells.items()):
            if column <= taken or len(text) > _LONGEST_LABEL or not meaning_of(text)[0]:
                continue
            value = _beside(sheet, row, column)
            if value and meaning_of(value)[0] and len(value) <= _LONGEST_LABEL:
                value = ""
            taken = column + 1 if value else column
            label = text.rstrip("：:")
            if not cards or label in cards[-1][1]:
                cards.append((row, {}))
            cards[-1][1][label] = value
    return [card for card in cards if len(card[1]) >= _LEAST_LABELS]


def _beside(sheet: Sheet, row: int, column: int) -> str:
    area = sheet.area(row, column)
    return sheet.at(row, (area.right if area else column) + 1)
