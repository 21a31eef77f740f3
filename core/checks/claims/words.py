"""Words of running text that are the same for every form: what fills sentences, what turns them.

Which words name which cells stands in the form's definition.
"""

COUNT_UNITS = (
    "件次",
    "户次",
    "人次",
    "件",
    "宗",
    "起",
    "例",
    "份",
    "个",
    "条",
    "次",
    "项",
    "部",
    "单",
    "封",
    "桩",
)
"""Units of numbers of cases and of documents."""

APPLICANT_UNITS = ("名", "位", "人", "家", "户")
"""Units of who applied, beside what applicants are called: 12名自然人, 6家企业."""

SPELLED_UNITS = ("件次", "件", "宗", "起", "例", "份")
"""Those before which a number may be written in Chinese: 一个, 一次 and 一项 count nothing."""

ENDS = "。！？!?"
"""Ends of sentences."""

BREAKS = "，,；;（(）)"
"""What separates the clauses of a sentence; brackets that are no pair do."""

TOTALS = ("合共", "总共计", "共", "共计", "总共", "一共", "合计", "总计", "共有", "累计", "累计共")
"""Words that announce a total."""

MOSTLY = ("为主", "居多", "最多", "次之", "占多数", "占大多数", "占绝大多数", "居首", "为多")
"""What is said of a name before its number is told: 以自然人为主，共48件."""

FORMER, LATTER = "前者", "后者"
"""What stands for the last two names."""

FILLERS = (
    *TOTALS,
    *(FORMER, LATTER),
    *("系", "范围", "范围的", "收缴", "结果", "结果为", *"①②③④⑤⑥⑦⑧⑨⑩", "一是", "二是", "三是"),
    *("年末", "期末", "目前", "当前", "现", "截至年末", "人民币", "收入", "总额", "来自", "连同"),
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
    *(
        "归入",
        "列入",
        "计入",
        "归为",
        "纳入",
        "列为",
        "就此",
        "需要",
        "未含",
        "不含",
        "未包括",
        "不包括",
    ),
    *("答复类型", "办理类型", "类型分布", "答复类型分布", "办理类型分布"),
    *MOSTLY,
    "没收",
    *("两项", "二项", "二者", "两者", "三项", "其余", "其余为", "唯一的", "唯一", "仅为"),
    *("被提起", "被申请", "截至目前", "截止目前", "截至年底", "截至", "年底", "件", "我们", "总"),
    *(
        "：",
        ":",
        "“",
        "”",
        "《",
        "》",
        " ",
        "\u3000",
        "情形",
        "现象",
        "事件",
        "总体",
        "自身",
        "本身",
        "事项",
        "仅",
        "仅有",
        "只有",
    ),
)
"""Words that may stand between the name of a figure and its number."""

THIS_YEAR = (
    "本年",
    "本年度",
    "全年",
    "全年度",
    "今年",
    "年内",
    "当年",
    "一年来",
    "报告年度",
    "本期",
)
"""Words of the report's year."""

SO_FAR = "累计"
"""Over several years, unless the report's year was named."""

JOINS = ("、", "/", "及", "和", "与", "以及", "或", "或者", "并", "且")
"""What joins several names of one figure."""

APART = ("分别", "分别为", "分别是", "各为", "依次为")
"""What deals several numbers out to several names."""

DENIALS = (
    "零",
    "未",
    "没有",
    "无",
    "暂无",
    "并无",
    "均未",
    "均无",
    "从未",
    "未曾",
    "尚未",
    "没",
    "无人",
    "没有人",
    "未有",
    "未有人",
)
"""What denies that there are any."""

DENIED_VERBS = (
    *("接收", "登记", "出现过", "新收", "提出"),
    *("收到", "接到", "接收到", "受理", "发生", "产生", "出现", "引发", "被提起", "提起"),
    *("被申请", "制发", "制定", "出台", "废止", "作出", "做出", "实施", "收取", "存在", "办理"),
)
"""Verbs after a denial that go with a number as well: 未收到, 收到3件."""

HAPPENS = ("发生", "产生", "出现", "引发", "存在")
"""Verbs that a denial may have behind all that it denies: 复议、诉讼均未发生."""

OTHER_MATTERS = (
    *("人大代表", "政协委员", "建议", "提案", "议案", "热线", "工单", "来信", "来访", "来电"),
    *("咨询", "留言", "诉求", "意见", "信箱", "网民", "舆情", "信访件", "投诉", "举报", "关切"),
    *("信息处理费", "处理费", "政策解读", "解读", "新媒体", "公众号", "微博", "微信"),
    *("会议", "培训", "考核", "检查", "督查", "评估", "通报", "督办", "整改", "督促", "指导"),
    *("仲裁", "赔偿", "民事", "刑事", "应诉", "信访", "帮扶", "办件", "回应", "调查"),
    *("平均", "目标", "力争", "预计", "计划", "率", "累计公开", "文章", "稿件", "视频", "图片"),
    *("权限", "制定权", "草案", "工作日", "低保", "疑难申请", "行政许可申请", "行政复议申请"),
    *("转办", "转送", "征求", "开放日", "访谈", "应公开而不予公开", "公示栏"),
    *("人事任免", "政务动态", "概况类", "预决算", "决算", "预算", "简报", "图解"),
)
"""Words of what no table counts; the numbers beside them state no figure."""

CHANNELS = (
    *("网上", "网络", "线上", "线下", "信函", "邮寄", "邮件", "当面", "现场", "窗口", "来函"),
    *("传真", "电话", "书面", "口头", "补正", "延期", "逾期", "超期", "超", "类型", "网络提交"),
    *("在线", "未予以", "未按时", "平台", "公开渠道"),
)
"""Words that make a number a part of a figure that no cell has."""

MEDIA = ("网站", "政务服务网", "栏目", "公报", "专栏", "政务服务")
"""Words of where things are published; what is counted there need not be all there is."""

REASONS = ("因", "属于", "属", "涉及", "由于", "以")
"""Words that begin a reason, which may be any row of the group named behind it."""

DETACHING = (
    *("连同", "加上", "加", "后", "中", "里", "还", "又", "正在", "向", "则", "即", "系", "同意"),
    *("征收", "收缴", "办结", "查办", "查处", "办理", "审批", "采取", "是", "一是", "二是", "三是"),
    *("作出", "做出", "实施", "其中", "已", "均", "依法", "按时", "按期", "及时", "全部", "有"),
    *("归入", "列入", "计入", "归为", "纳入"),
    *("共有", "另有", "被", "发生", "产生", "给予", "并", "对", "提起", "被提起", "被申请", "将"),
)
"""Words after which a name is not qualified by what stands before them."""

PARTS_OF_A_YEAR = ("上半年", "下半年", "季度", "月均", "每月", "每年", "当月", "同期", "年均")
"""Words of other periods than the report's."""

OTHER_YEARS = ("以来", "历年", "往年", "近年", "近两年", "近三年", "近五年", "十四五", "至今")
"""Words of periods over several years."""

DAYS = ("月", "日")
"""Units of the parts of a date within a year."""

LAST_YEARS = ("上年", "上年度", "去年", "上一年", "上一年度", "去年度", "前年")
"""Words of the year before."""

OWN_PREFIXES = ("全", "我", "本")
OWN_PLACES = (
    *("中心", "处", "所", "站", "队", "支队", "大队", "分局"),
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
    *(
        "单位",
        "中心",
        "处",
        "所",
        "站",
        "队",
        "支队",
        "大队",
        "分局",
        "机关",
        "行政机关",
        "部门",
        "系统",
        "地区",
        "院",
        "管委会",
        "开发区",
        "新区",
        "园区",
    ),
)
OWN_ENDINGS = (
    *(
        "",
        "级",
        "本级",
        "政府本级",
        "政府办公室",
        "政府办",
        "各县区",
        "直各单位",
        "范围内",
        "政府",
        "人民政府",
        "政府系统",
        "系统",
        "机关",
        "行政机关",
        "各级",
        "各部门",
    ),
    *("各级行政机关", "各级各部门", "上下", "政府信息公开", "政府机关", "各单位", "范围"),
)
OWN = ("各级", "各级行政机关", "各级各部门", "各地各部门", "各级政府", "行政机关", "政府系统")
"""Words for the reporting organ and all that it reports for."""

SHORT_ENDS = ("局", "委", "厅", "办", "院", "会")
"""Ends of names by which a department calls itself: 县局, 局机关."""

ALL_PARTS = ("机关", "系统", "部门", "各单位", "各部门")
"""Ends of what all parts of the organ are called together: 全市税务机关."""

ORGANS = (
    r"[县区市镇乡局委厅村旗院]|本级|街道|部门|政府|办公室|政府办|中心|公司|学校|单位|管委会|机关"
)
"""A regular expression of what others are called."""
