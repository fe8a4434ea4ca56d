"""Chinese characters that sound alike but for their tone: who types by sound takes the wrong one (退宽 for 退款).

GB 2312 lists its 3,755 usual characters by sound, so that it is enough to know with which of them each syllable
begins. Of a character with several readings that list has one. Pure."""

from bisect import bisect_right
from functools import cache, lru_cache

_FIRST_OF_EACH_SYLLABLE = (
    "啊埃鞍肮凹芭白斑邦苞杯奔崩逼鞭标鳖彬兵玻捕擦猜餐苍操厕层插拆搀昌超车郴撑吃充抽初揣川疮吹春戳疵聪凑粗"
    "蹿摧村磋搭呆耽当刀德蹬堤颠碉跌丁丢东兜督端堆墩掇蛾恩而发藩坊菲芬丰佛否夫噶该干冈篙哥给根耕工钩辜刮乖"
    "棺光瑰辊锅哈骸酣夯壕呵嘿痕哼轰喉呼花槐欢荒灰荤豁击嘉歼僵蕉揭巾荆炯揪鞠捐撅均喀开刊康考坷肯坑空抠枯夸"
    "块宽匡亏坤括垃莱蓝琅捞勒雷棱厘俩联粮撩列琳玲溜龙楼芦驴峦掠抡萝妈埋瞒芒猫么玫门萌眯棉苗蔑民明谬摸谋拇"
    "拿氖南囊挠呢馁嫩能妮蔫娘鸟捏您柠牛脓奴女暖虐挪哦欧啪拍攀乓抛呸喷砰坯篇飘撇拼乒坡扑期掐牵枪橇切钦青琼"
    "秋趋圈缺裙然瓤饶惹壬扔日戎揉茹软蕊闰若撒腮三桑搔瑟森僧莎筛珊墒梢奢砷声师收蔬刷摔栓霜谁吮说斯松搜苏酸"
    "虽孙蓑塌胎坍汤掏特藤梯天挑贴厅通偷凸湍推吞拖挖歪豌汪威瘟嗡挝巫昔瞎掀相萧楔薪星兄休墟轩靴勋压焉殃邀椰"
    "一茵英哟拥幽迂鸳曰耘匝栽咱赃遭责贼怎增扎摘瞻樟招遮珍蒸芝中舟珠抓拽专桩椎谆捉兹鬃邹租钻嘴尊昨"
)

_ENCODING = "gb2312"
_END = b"\xd7\xfa"
"""Behind the last of them."""


@lru_cache(2_000)
def same_sound(character: str) -> str:
    """The usual characters with the same syllable, without itself; "" for one that is none of them."""
    try:
        code = character.encode(_ENCODING)
    except UnicodeEncodeError:
        return ""
    starts = _starts()
    if not starts[0] <= code < _END:
        return ""
    number = bisect_right(starts, code)
    following = starts[number] if number < len(starts) else _END
    return "".join(one for one in _characters(starts[number - 1], following) if one != character)


@cache
def _starts() -> list[bytes]:
    return [first.encode(_ENCODING) for first in _FIRST_OF_EACH_SYLLABLE]


def _characters(first: bytes, end: bytes) -> str:
    """Those from one code to another: rows of 94, of which the lower byte counts from 0xA1 to 0xFE."""
    codes = range(int.from_bytes(first), int.from_bytes(end))
    return "".join(code.to_bytes(2).decode(_ENCODING) for code in codes if 0xA1 <= code & 0xFF <= 0xFE)
