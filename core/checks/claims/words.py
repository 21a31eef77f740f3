"""Words of running text that are the same for every form: what fills sentences, what turns them.

Which words name which cells stands in the form's definition.
"""

COUNT_UNITS = ("件次", "件", "宗", "起", "例", "份")
"""Units of numbers of cases."""

ENDS = "。！？!?"
"""Ends of sentences."""

BREAKS = "，,；;（(）)"
"""What separates the clauses of a sentence; brackets that are no pair do."""

TOTALS = ("共", "共计", "总共", "一共", "合计", "总计")
"""Words that announce a total."""

FILLERS = (
    *TOTALS,
    *("了", "为", "的", "有", "是", "到", "达", "达到", "计", "至", "也", "即", "于", "共有"),
    *("其中", "其中有", "含", "包括", "包含", "另", "另有", "尚有", "还有", "仍有", "同时", "此外"),
    *("件数", "数量", "数", "总数", "总量", "总件数", "量", "案件", "案", "情况", "方面", "均为"),
    *("全部", "均", "都", "已", "已经", "并", "作", "作出", "做出", "给予", "按", "经", "再", "就"),
    *("按时", "按期", "依法", "及时", "如期", "依法依规", "依规", "按规定", "按要求", "实际"),
    *("对", "将", "因", "由", "被", "新", "发生", "产生", "出现", "引发", "引起", "提起", "存在"),
    *(
        "任何",
        "任何形式的",
        "过",
        "提出",
        "审查",
        "审核",
        "研究",
        "实施",
        "收取",
        "引发的",
        "产生的",
        "所有",
    ),
    *("被提起", "被申请", "截至目前", "截止目前", "截至年底", "截至", "年底", "件", "我们", "总"),
    *("：", ":", "“", "”", "《", "》", " ", "\u3000", "\x00", "情形", "现象", "事件", "总体"),
)
"""Words that may stand between the name of a figure and its number."""

THIS_YEAR = ("本年", "本年度", "全年", "全年度", "今年", "年内", "当年", "一年来", "报告年度")
"""Words of the report's year."""

SO_FAR = "累计"
"""Over several years, unless the report's year was named."""

JOINS = ("、", "及", "和", "与", "以及", "或", "或者", "并", "且")
"""What joins several names of one figure."""

APART = ("分别", "分别为", "分别是", "各为", "依次为")
"""What deals several numbers out to several names."""

DENIALS = ("未", "没有", "无", "暂无", "并无", "均未", "均无", "从未", "未曾", "尚未", "没")
"""What denies that there are any."""

DENIED_VERBS = (
    *("收到", "接到", "接收到", "受理", "发生", "产生", "出现", "引发", "被提起", "提起"),
    *("被申请", "制发", "制定", "出台", "废止", "作出", "做出", "实施", "收取", "存在", "办理"),
)
"""Verbs after a denial that go with a number as well: 未收到, 收到3件."""

OTHER_MATTERS = (
    *("人大代表", "政协委员", "建议", "提案", "议案", "热线", "工单", "来信", "来访"),
    *("咨询", "留言", "诉求", "意见", "信箱", "信件", "网民", "舆情", "信访件", "投诉", "举报"),
    *("信息处理费", "处理费", "政策解读", "解读", "新媒体", "公众号", "微博", "微信", "公报"),
    *("网站", "栏目", "会议", "培训", "考核", "检查", "督查", "评估", "通报", "督办", "整改"),
    *("仲裁", "赔偿", "民事", "刑事", "应诉", "信访", "帮扶", "政务服务", "办件", "回应", "调查"),
    *("平均", "目标", "力争", "预计", "计划", "率", "累计公开", "文章", "稿件", "视频", "图片"),
)
"""Words of what no table counts; the numbers beside them state no figure."""

CHANNELS = (
    *("网上", "网络", "线上", "线下", "信函", "邮寄", "邮件", "当面", "现场", "平台", "窗口"),
    *("传真", "电话", "书面", "渠道", "途径", "方式", "口头", "补正", "延期", "逾期", "超期"),
    *("涉及", "关于", "属于", "领域", "部分", "不予", "征求", "告知", "超", "转办", "转送"),
)
"""Words before a number that make it a part of the figure only, unless a total is announced."""

DETACHING = (
    *("作出", "做出", "实施", "其中", "已", "均", "依法", "按时", "按期", "及时", "全部", "有"),
    *("共有", "另有", "被", "发生", "产生", "给予", "并", "对", "提起", "被提起", "被申请", "将"),
)
"""Words after which a name is not qualified by what stands before them."""

PARTS_OF_A_YEAR = ("上半年", "下半年", "季度", "月均", "每月", "每年", "当月", "同期", "年均")
"""Words of other periods than the report's."""

OTHER_YEARS = ("以来", "历年", "往年", "近年", "近两年", "近三年", "近五年", "十四五", "至今")
"""Words of periods over several years."""

LAST_YEARS = ("上年", "上年度", "去年", "上一年", "上一年度", "去年度", "前年")
"""Words of the year before."""

OWN_PREFIXES = ("全", "我", "本")
OWN_BEGINNINGS = (*OWN_PREFIXES, "各")
OWN_PLACES = (
    *(
        "省",
        "市",
        "县",
        "区",
        "旗",
        "州",
        "盟",
        "镇",
        "乡",
        "街道",
        "办事处",
        "局",
        "委",
        "厅",
        "办",
    ),
    *("单位", "机关", "行政机关", "部门", "系统", "地区", "院", "管委会", "开发区", "新区", "园区"),
)
OWN_ENDINGS = (
    *("", "范围内", "政府", "人民政府", "政府系统", "系统", "机关", "行政机关", "各级", "各部门"),
    *("各级行政机关", "各级各部门", "上下", "政府信息公开", "政府机关", "各单位", "范围"),
)
OWN = ("各级", "各级行政机关", "各级各部门", "各地各部门", "各级政府", "行政机关", "政府系统")
"""Words for the reporting organ and all that it reports for."""

ORGANS = r"[县区市镇乡局委厅村旗院级]|街道|部门|政府|办公室|中心|公司|学校|单位|管委会|机关"
"""A regular expression of what others are called."""
