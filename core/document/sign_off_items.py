"""What a 签批单 may ask for; apart from the document, for the window starts with it."""

SIGN_OFF_ITEMS = ("拟稿", "核稿", "保密审查", "会签", "审核", "签发", "意见", "联系电话")
"""What a 签批单 may ask for, in the order of an office's way of a paper."""

SIGNED_BY_DEFAULT = ("拟稿", "核稿", "审核", "签发")
