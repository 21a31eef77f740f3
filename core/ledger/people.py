"""Whether a name is that of people: by surnames, masks and the dots of other peoples' names."""

import re

_SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马胡朱郭何罗高林郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕"
    "丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万"
    "覃武钱戴严莫孔向常汤康易乔赖文庞樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂焦欧柳邢岳齐沿梅"
    "庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单"
    "包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆"
    "党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇蓝麻练储宗丛巩寇仲伊宿楚佟隆封骆应"
)
_LONG_SURNAMES = (
    "欧阳|上官|司马|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|司徒|东方|端木|南宫|长孙|宇文|轩辕|呼延"
)
_LONGEST_MASKED = 4  # 欧阳某某
_MASK = re.compile(r"[某*xX×○◯]{1,3}")
_DOTTED = re.compile(r"[一-鿿]{1,8}(?:[·•．.・][一-鿿]{1,8})+")
_NAME = re.compile(
    rf"(?:{_LONG_SURNAMES})[一-鿿]{{1,2}}|[{_SURNAMES}][一-鿿]{{1,2}}|[{_SURNAMES}]{{2}}[一-鿿]{{2}}|[{_SURNAMES}]某?(?:先生|女士|同志)"
)
_NO_NAME = re.compile(r"[村组队会部院所站校社厂店行馆处局户镇乡县市区省]$|中心$|环保$")
_OTHERS = re.compile(
    r"等?(?:\d+|[一二三四五六七八九十两几数]+)?(?:名|位|户)?(?:人|村民|居民|群众)$|等\d+[名位户]$|等$"
)
_BETWEEN = re.compile(r"[、,;/\n和及与]")


def are_people(name: str) -> bool:
    """Say whether a name, or each of several, is surely a person's; in half width, no spaces."""
    names = [_OTHERS.sub("", each) for each in _BETWEEN.split(name)]
    return any(names) and all(map(_is_person, filter(None, names)))


def _is_person(name: str) -> bool:
    if _DOTTED.fullmatch(name):
        return True
    if _MASK.search(name):
        return len(name) <= _LONGEST_MASKED and name[0] in f"{_SURNAMES}*xX×○◯"
    return _NAME.fullmatch(name) is not None and not _NO_NAME.search(name)
