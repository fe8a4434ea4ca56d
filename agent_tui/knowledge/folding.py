"""Traditional characters to simplified ones, one character for one, so that both scripts find each other and places in
a text stay where they are. OpenCC knows the characters; it is loaded once, for the table."""

from functools import cache

_HAN = ((0x3400, 0x4DC0), (0x4E00, 0xA000))

_VARIANTS = {"著": "着", "衞": "卫", "枱": "台", "糭": "粽", "粧": "妆", "衹": "只", "痺": "痹", "敍": "叙", "妳": "你"}
"""What Taiwan and Hong Kong write otherwise and OpenCC's table leaves as it is."""


@cache
def folding_table() -> dict[int, str]:
    """For `str.translate`: about 4,200 characters."""
    # why: loaded here because OpenCC is needed for the table alone
    from opencc import OpenCC

    characters = "\n".join(chr(code) for start, end in _HAN for code in range(start, end))
    simplified = OpenCC("t2s").convert(characters)
    table = {
        ord(before): after
        for before, after in zip(characters.split("\n"), simplified.split("\n"), strict=True)
        if before != after and len(after) == 1
    }
    return table | {ord(before): after for before, after in _VARIANTS.items()}
