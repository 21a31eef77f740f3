"""How a report that is not yet fit to be signed is marked: the same in print and in Word."""

DRAFT_MARK = "草稿"
DRAFT_SIZE = 30.0  # points, 小初: no one can overlook it, and it stands above the text
DRAFT_COLOR = (0xC0, 0x00, 0x00)  # red, green, blue
DRAFT_FRAME = 2.25  # points, of the lines around it
