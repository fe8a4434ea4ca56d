"""Whether a clause reports what is done at the time that it names, without 已 or "was" before its verb."""

import re
from functools import lru_cache
from typing import Final

_LATER_ZH: Final = re.compile(
    r"[将就能可未没]|会(?![员议场])|便(?!利)|快(?!递)|要(?!求)|预计|安排|计划|最[晚迟]|[不无吗]"
)
"""Then 了 tells what will be, and 成功 what is hoped for."""
_DONE_ZH: Final = re.compile(
    r"已经?(?!经|到期|知|婚|答应|承诺|约|定|安排|预约)"
    r"|(?:[办退发寄送修装换打汇转补开赔到做弄处理核结交还给付完成清通取]|成功|到账|完毕|[完好成掉出走回到上])了[呢哦啦哈呀的]?$"
    r"|(?:[退发寄送换打汇转补赔付还]|到账)[出回走掉完好到给过]?的$|(?:成功|完毕)$"
)
"""After the time."""
_ON_ITS_WAY_ZH: Final = re.compile(
    r"\s*(?:[到抵]达|进入|离开|发往|揽[收件]|签收|装车|[出入]库|扫描|派[件送]|清关|放行|报关|中转|起飞|降落|离港|到港|投递|妥投|立案|受理|提交|登记|取件|核销)"
)
"""Right after a time that is over."""
_FAILED_ZH: Final = re.compile(r"[,;，；]\s*[^,;，。会将请]{0,6}(?:未|没|无人|不[通在]|占线|关机)")
"""How it went, told right after."""
_DONE_EN: Final = re.compile(
    r"\b(?:completed|paid|sent|issued|released|processed|made|credited|transferred|finished|settled|done|closed|approved"
    r"|delivered|shipped|dispatched|posted|returned|repaired|fixed|restored|installed|fitted|replaced|refunded|executed"
    r"|cleared|submitted|went\s+\w+)(?:\s+(?:in\s+full|successfully|already|early|earlier))?"
    r"(?:\s+(?:on|at|in|around|about|the|yesterday|today|early|late|[-–(]))*\s*$"
)
_LATER_EN: Final = re.compile(
    r"\b(?:will|shall|to|be|being|is|are|get|gets|have|has|can|may|must|should|would|could|want\w*|need\w*|promised?|due"
    r"|expect\w*|plan\w*|when|once|if|as\s+soon)\b|'(?:ll|s|re)\b|\?"
)


@lru_cache(maxsize=512)
def reports_what_is_done(clause: str, start: int, end: int) -> bool:
    """Of the time between two places of a clause: "退款今天办完了", "Refund completed at 09:10 today". Kept, because
    from key to key only the clause that is being typed changes."""
    if clause.isascii():
        return _DONE_EN.search(clause, 0, start) is not None and _LATER_EN.search(clause, 0, start) is None
    said = clause.rstrip(".。!~ ")
    return _DONE_ZH.search(said, end) is not None and _LATER_ZH.search(said) is None


@lru_cache(maxsize=512)
def follows_its_way(clause: str, end: int, after: str) -> bool:
    """Of a time that is over and ends at a place of a clause, before `after`: "07:42到达转运中心"."""
    told = _ON_ITS_WAY_ZH.match(clause, end) is not None or _FAILED_ZH.match(after) is not None
    return told and _LATER_ZH.search(clause) is None
