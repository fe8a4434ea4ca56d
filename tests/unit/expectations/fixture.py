"""Occasions and values for tests of templates: a Monday morning in Shanghai, typical values and long ones."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from agent_tui.desk.template_files import TemplateFiles, TemplateShelf
from agent_tui.domain.values import Promise
from agent_tui.expectations.occasion import Occasion
from agent_tui.expectations.template import Field, Language, Template

NOW = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)
"""10:42 in Shanghai, a Monday."""
ZONE = ZoneInfo("Asia/Shanghai")
SIGNATURE = "【云桥】"

_WORDS: dict[Language, str] = {"zh": "宽带退费", "en": "phone bill"}
_LONG_WORDS: dict[Language, str] = {"zh": "长", "en": "w"}
_NAMES: dict[Language, str] = {"zh": "李娜", "en": "Li Na"}
_LONG_NAMES: dict[Language, str] = {"zh": "欧阳小明", "en": "Christina Li"}


def a_promise(id: str = "p1", what: str = "退款退出", hours: float = -19, **fields: Any) -> Promise:
    made: dict[str, Any] = {
        "ticket": "t1", "limits": "入账时间", "channel": "phone", "state": "open", "made_by": "li.na",
        "made_at": NOW - timedelta(days=2), "topic": "refund",
    }  # fmt: skip
    return Promise(id=id, what=what, due_at=NOW + timedelta(hours=hours), **made | fields)


def an_occasion(language: Language = "zh", channel: Any = "phone", **fields: Any) -> Occasion:
    made: dict[str, Any] = {"agent": "li.na", "customer": "王小明", "promises": (a_promise(),), "orders": ("8812",)}
    return Occasion(NOW, ZONE, language, channel, **made | fields)


def built_in() -> TemplateShelf:
    return TemplateFiles(Path("/nonexistent")).shelf()


def typical(template: Template, language: Language) -> dict[str, str]:
    """What an agent would type, beside the defaults."""
    return {name: text for name, field in template.fields.items() if (text := _typical(name, field, language))}


def long(template: Template, language: Language) -> dict[str, str]:
    """The longest that the fields take."""
    filled = typical(template, language)
    for name, field in template.fields.items():
        match field.kind:
            case "text":
                filled[name] = _LONG_WORDS[language] * (field.longest // (2 if language == "zh" else 1))
            case "agent":
                filled[name] = _LONG_NAMES[language]
            case "order":
                filled[name] = "YQ2026112301"
            case "money":
                filled[name] = field.most if field.most and len(field.most) < 6 else "12345.67"
            case "choice" | "yesno":
                filled[name] = max(field.choices, key=lambda key: len(field.choices[key].of(language)))
            case "datetime" if field.optional:
                filled[name] = "+5h"
            case _:
                continue
    return filled


def _typical(name: str, field: Field, language: Language) -> str:
    match field.kind:
        case "text":
            return _WORDS[language]
        case "agent":
            return _NAMES[language]
        case "money":
            return "" if field.optional else "30"
        case "expectations":
            return "查清谁的错 | 座席" if language == "zh" else "who was wrong | an agent"
        case "datetime" if field.past and not field.default:
            return "9:10"
        case _:
            return ""
