"""What languages call themselves, for the people who speak them."""

LANGUAGE_NAMES = {
    "zh": "中文",
    "zh-tw": "繁體中文",
    "zh-hk": "繁體中文",
    "zh-mo": "繁體中文",
    "zh-hant": "繁體中文",
    "yue": "粵語",
    "en": "English",
    "ja": "日本語",
    "ko": "한국어",
    "fr": "Français",
    "de": "Deutsch",
    "es": "Español",
    "it": "Italiano",
    "pt": "Português",
    "ru": "Русский",
    "vi": "Tiếng Việt",
    "ms": "Bahasa Melayu",
    "id": "Bahasa Indonesia",
}
"""By language tag in lower case: a language, or a language with its script or region."""


def language_name(code: str) -> str:
    """ "繁體中文" for zh-TW and zh-Hant-HK, "English" for en-GB; a code that is not known stays as it is."""
    parts = code.strip().lower().replace("_", "-").split("-")
    return LANGUAGE_NAMES.get("-".join(parts[:2])) or LANGUAGE_NAMES.get(parts[0]) or code.strip()
