"""What a column of a register is for, as told by its head.

A meaning is one of the names below, or for a column in which cases are ticked
`kind=ID`, `result=ID`, or `words=…` where its words leave open which result.
"""

import re

from core.interpret.labels import plain

RECEIVED, ANSWERED, KIND, NAME, RESULT, REASON, CONTENT, NUMBER, SERIAL, YEAR, NOTHING = (
    *("received", "answered", "kind", "name", "result", "reason"),
    *("content", "number", "serial", "year", ""),
)
TICKED_RESULT, TICKED_KIND, TICKED_WORDS = "result=", "kind=", "words="
WHO = "who"  # a name, told before all else

NAMES = {
    RECEIVED: "收到日期",
    ANSWERED: "答复（审结）日期",
    KIND: "申请人（案件）类型",
    NAME: "申请人名称",
    RESULT: "办理（审理）结果",
    REASON: "结果的具体情形",
    CONTENT: "申请内容",
    NUMBER: "编号",
    SERIAL: "序号",
    YEAR: "年份",
    NOTHING: "不用",
}
"""What a person calls the meanings."""

_DAY = r"(?:日期|时间|年月日|日$)"
_OTHER_DAYS = (
    r"期限|截[止至]|到期|最[迟晚后]|法定|限[办期]|时限|剩余|超期|逾期|延[期长]|补正|应当?(?:于|答|办|回)|"
    r"征求|转办|交办|分办|送审|审批|签发|缴费|出生|成立|移交|归档|录入|开庭"
)
_ANSWERED = (
    r"答复|办结|回复|办复|办毕|答出|办理完|完成|结案|审结|寄[出送]|送达|反馈|告知|发出|出具|"
    r"决定|判决|裁[定判]|作出|复函|回函|办理(?:日期|时间)"
)
_RECEIVED = (
    (r"收[到件文悉]|收$|接[收到件]|来[件文信函]", 0),
    (r"登记|受理|立案", 1),
    (r"申请|提交|提出|递交|来访|起诉|收", 2),
)
_LAST = 9
_GENERIC_DAY = re.compile(r"^(?:日期|时间|年月日)$")
_WORDS = {
    SERIAL: ("^序号?$", "^顺序号?$", "^NO\\.?$", "^№$", "^#$", "^编次$", "^行号$", "^号$"),
    YEAR: ("^年[度份]?$", "^所属年度$"),
    WHO: ("^(?:申请人|姓名|名称|来[文件信函][^日时]*)(?:姓名|名称)?(?:及|和|、|/|与)",),
    NOTHING: (
        *("身份证", "证件", "信用代码", "电话", "手机", "地址", "邮箱", "邮编", "联系", "附件"),
        *("方式$", "渠道$", "(?<!救济)途径$", "天数", "工作日", "份数", "页数", "经办", "承办"),
        *("是否(?:延期|补正|超期|收费|征求|按期|按时)", "代理人", "签字", "用途", "主办", "分管"),
    ),
    NUMBER: (
        *("编号", "文号", "案号", "件号", "单号", "登记号", "受理号", "流水号", "回执号"),
        *("查询码", "^字号$"),
    ),
    REASON: (
        *("理由", "原因", "依据", "事由", "情形", "备注", "细分", "具体类型", "二级", "小类"),
        "子类",
    ),
    RESULT: (
        *("结果", "结论", "口径", "裁[判决](?:情况)?", "判决$", "复议决定$", "决定类[型别]"),
        "(?:答复|回复|办复)(?:类[型别]|种类|情况|意见|内容|形式)?$",
        "处理(?:情况|意见|类[型别]|决定)?$",
        "(?:办理|办结)(?:情况|意见|类[型别]|状态)?$",
        "公开(?:情况|类[型别]|属性|程度|与否)",
        "是否(?:予以|同意)?公开",
        "审理(?:情况|状态)",
        "审结(?:情况|方式)",
        "结案(?:情况|方式)",
    ),
    KIND: (
        "(?:申请人|申请者|主体|人员|对象|当事人|单位)的?(?:类[型别]|性质|身份|属性|种类|分类|情况)",
        "^身份(?:类[型别])?$",
        "^(?:申请)?主体$",
        "^(?:类[型别]|性质|种类|分类|程序)$",
        "案件(?:类[型别]|种类|性质|程序)",
        "(?:是否|有无|有没有)经?过?(?:行政)?复议",
        "复议(?:或|/|、)诉讼",
        "审理程序",
        "救济(?:途径|类[型别])",
        "法人或者?自然人",
        "自然人或者?法人",
        "公民(?:或|、|/)法人",
    ),
    CONTENT: (
        *("内容", "事项", "标题", "摘要", "案由", "案件名称", "请求", "申请公开的?信息"),
        *("所需(?:政府)?信息", "信息(?:名称|描述|标题|内容)"),
    ),
    NAME: (
        *(
            "姓名",
            "名称",
            "申请人",
            "申请单位",
            "申请者",
            "提交人",
            "原告",
            "当事人",
            "来件人",
            "来文单位",
        ),
        *("^单位$", "起诉人", "上诉人"),
    ),
}
_RANKED = tuple(
    (NAME if meaning == WHO else meaning, re.compile("|".join(words), re.IGNORECASE))
    for meaning, words in _WORDS.items()
)
_FIRST = 2  # of them are told before days
_OTHER_MATTER = re.compile(r"复议|诉讼|应诉")


def meaning_of(head: str, *, of_disputes: bool = False) -> tuple[str, int]:
    """Return what a head says its column is for, and a rank, 0 the clearest.

    `head` has the words of all its rows. What other matters an application came to
    later is nothing of a register of applications.
    """
    words = plain(head).strip(":：*★")
    bare = re.sub(r"\([^()]*\)", "", words) or words
    if not bare or (not of_disputes and _OTHER_MATTER.search(bare)):
        return NOTHING, _LAST
    for meaning, pattern in _RANKED[:_FIRST]:
        if pattern.search(bare):
            return meaning, 0
    if re.search(_DAY, bare):
        return _day(bare)
    return next(((m, 0) for m, pattern in _RANKED if pattern.search(bare)), (NOTHING, _LAST))


def _day(head: str) -> tuple[str, int]:
    if _GENERIC_DAY.match(head):
        return RECEIVED, 5
    if re.search(_OTHER_DAYS, head):
        return NOTHING, _LAST
    if re.search(_ANSWERED, head):
        return ANSWERED, 0 if re.search(r"答复|审结|办结|结案", head) else 1
    rank = next((rank for words, rank in _RECEIVED if re.search(words, head)), None)
    return (NOTHING, _LAST) if rank is None else (RECEIVED, rank)
