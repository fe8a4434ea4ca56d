"""Chinese characters that people mix up when they type: they look alike (优惠卷 for 优惠券), or sound alike
(退宽 for 退款, `sounds`). Pure."""

from collections.abc import Callable
from typing import NamedTuple

from agent_tui.knowledge.asked import without_asking_in_place
from agent_tui.knowledge.sounds import same_sound

_ALIKE = (
    " 券卷 账涨胀 定订 录陆 缴交 带待代 密蜜 充冲 坐座 做作 像象 在再 已以 须需 帮邦"
    " 辨辩 份分 副付幅 即既 籍藉 拆折 未末 赠增 兑对 侯候 拨拔 泄泻 销消 漫慢 复覆"
    " 联连 询寻 原元 护户 流留 量亮 废费 停仃 另令 竞竟 积激 络洛 段断 纤钎 歉欠 查察"
    " 迁签 屏频 芯心 冻动 码玛 话活 快块 值植 址纸 网往 卡咔 号好 机记 修休 换唤 漏露"
)
_OTHERS: dict[str, str] = {}
for _group in _ALIKE.split():
    for _one in _group:
        _OTHERS[_one] = _OTHERS.get(_one, "") + _group.replace(_one, "")

RARER = 20
"""How many times as many articles hold what may be meant, where some hold what was typed too."""

_BLANK = " "

PAIR = 2
"""Characters: one alone may mean anything that is mixed up with it."""

LEAST_BY_SOUND = 3
"""Articles that hold what may be meant by a character of the same sound: many sound alike, and an article or two
may have any of them beside each other."""


class Corrected(NamedTuple):
    """A stretch of Chinese as it may be meant."""

    text: str
    pairs: tuple[tuple[str, str], ...]
    """Pairs of characters of it that were typed otherwise: as typed, and as meant."""


def corrected(
    stretch: str, count: Callable[[str], int], is_written: Callable[[str], bool] = lambda pair: False
) -> Corrected | None:
    """A stretch of Chinese, in normal form, with characters in the place of those that are mixed up with them, where
    the articles hold that and do not, or hardly, hold what was typed; and with others of the same sound, where they
    hold nothing of what was typed. `count`: in how many a pair of characters stands; `is_written`: whether
    the company names it among its words. None where there is none."""
    if len(stretch) < PAIR:
        return None
    meant, telling = list(stretch), without_asking_in_place(stretch)
    for at, typed in enumerate(stretch):
        before, after = "".join(meant[max(0, at - 1) : at]), stretch[at + 1 : at + 2]

        def most(character: str, before: str = before, after: str = after) -> int:
            return max(count(pair) for pair in (before + character, character + after) if len(pair) > 1)

        of_typed = most(typed)
        best = max(_OTHERS.get(typed, ""), key=most, default="")
        if best and most(best) > RARER * of_typed:
            meant[at] = best
        elif not of_typed and telling[at] != _BLANK:

            def sure(character: str, before: str = before, after: str = after) -> int:
                named = is_written(before + character) or is_written(character + after)
                return most(character, before, after) + LEAST_BY_SOUND * named

            best = max(same_sound(typed), key=sure, default="")
            if best and sure(best) >= LEAST_BY_SOUND:
                meant[at] = best
    text = "".join(meant)
    if text == stretch:
        return None
    pairs = [(stretch[at : at + 2], text[at : at + 2]) for at in range(len(stretch) - 1)]
    return Corrected(text, tuple((typed, other) for typed, other in pairs if typed != other))
