"""Why a time is honest: what it goes by."""

from agent_tui.messages.speech import Words

HONEST = {
    "why": Words(en="{share} of 10 of {sample} took up to {span}", zh="最近 {sample} 次里, {share}0% 在{span}内做到"),
    "why-owed": Words(
        en="{owed} are owed before it, which takes {span} ({sample} lately)",
        zh="前面还欠着 {owed} 件, 做完要{span} (按最近 {sample} 次)",
    ),
    "day": Words(en="{count} working day", zh=" {count} 个工作日"),
    "days": Words(en="{count} working days", zh=" {count} 个工作日"),
    "hour": Words(en="{count} working hour", zh=" {count} 个工作小时"),
    "hours": Words(en="{count} working hours", zh=" {count} 个工作小时"),
}
