"""Classes of characters that the rules about writing share, for use inside `[…]` of a pattern."""

HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff〇"
CLOSING = "”’）》〉】〕"
OPENING = "“‘（《〈【〔"
STOPS = "，、；：。？！"
CHINESE = f"{HAN}{CLOSING}{OPENING}{STOPS}"
UNITS = "年月日件条次份期个万元"
