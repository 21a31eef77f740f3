"""How wide the page is: on a narrow desk it gives up its margins before anything else."""

TEXT_WIDTH = 692  # px at 100 %, of texts and tables
_MARGIN = 64  # px at 100 %, on either side where there is room
_LEAST_MARGIN = 16  # px at 100 %
_DESK = 12  # px of the desk to be seen beside the page when it fits


def top_margin(zoom: float) -> int:
    """Return the margin above the title and below the date, in px."""
    return round(_MARGIN * zoom)


def side_margin(zoom: float, room: int) -> int:
    """Return the margin on either side of a page that should take no more than `room` px."""
    wanted = (room - round(TEXT_WIDTH * zoom)) // 2
    return min(round(_MARGIN * zoom), max(round(_LEAST_MARGIN * zoom), wanted))


def fitting_zoom(room: int) -> float:
    """Return the zoom at which the page is as wide as `room` px.

    Up to 100 % that is the page with its narrowest margins, above it the page with its full ones.
    """
    room -= 2 * _DESK
    narrow, full = (room / (TEXT_WIDTH + 2 * margin) for margin in (_LEAST_MARGIN, _MARGIN))
    return max(full, min(1.0, narrow))
