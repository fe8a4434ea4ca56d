"""What the commands on bulletins say, and their help."""

from agent_tui.messages.speech import Words

SAID = {
    "no-bulletins": Words(en="There are no bulletins.", zh="没有公告。"),
    "due": Words(
        en="You have not acknowledged it yet: agent-tui bulletin ack {id}",
        zh="您还没有确认已读: agent-tui bulletin ack {id}",
    ),
    "state.due": Words(en="UNREAD", zh="未读"),
    "state.read": Words(en="read", zh="已读"),
    "state.own": Words(en="yours", zh="自己发布"),
    "state.over": Words(en="over", zh="已过期"),
    "state.withdrawn": Words(en="withdrawn", zh="已撤回"),
    "state.open": Words(en="-", zh="-"),
    "kind.product": Words(en="product", zh="产品"),
    "kind.price": Words(en="price", zh="资费"),
    "kind.outage": Words(en="outage", zh="故障"),
    "kind.campaign": Words(en="campaign", zh="活动"),
    "read-by": Words(en="{read} of {all}", zh="{read}/{all}"),
}

HEADS = {
    "id": Words(en="id", zh="ID"),
    "state": Words(en="state", zh="状态"),
    "kind": Words(en="kind", zh="类别"),
    "published": Words(en="published", zh="发布"),
    "author": Words(en="by", zh="发布人"),
    "until": Words(en="until", zh="截止"),
    "title": Words(en="title", zh="标题"),
    "read": Words(en="read by", zh="已读"),
    "missing": Words(en="not yet read by", zh="未读人员"),
}

COMMANDS = {
    "bulletin": Words(en="news that every agent acknowledges", zh="公告: 每位座席都要确认已读的消息"),
    "bulletin list": Words(
        en="the bulletins, those that you have not acknowledged first", zh="列出公告, 您未确认的在前"
    ),
    "bulletin show": Words(
        en="one bulletin; supervisors see who has not read it", zh="查看一条公告; 班长可看到谁还没有读"
    ),
    "bulletin ack": Words(en="say that you have read it", zh="确认已读"),
    "bulletin publish": Words(en="publish a bulletin (supervisors)", zh="发布公告 (班长)"),
    "bulletin withdraw": Words(
        en="take a bulletin back (supervisors): nobody is asked to read it any more", zh="撤回公告 (班长): 不再要求阅读"
    ),
}

OPTIONS = {
    "bulletin ID": Words(en="the bulletin's id", zh="公告 ID"),
    "bulletin list --all": Words(en="also what is over or withdrawn", zh="包括已过期和已撤回的"),
    "bulletin publish FILE": Words(
        en="its text; `-` is standard input. Without --title the first line is the title",
        zh="公告正文的文件; `-` 为标准输入。不给 --title 时第一行为标题",
    ),
    "bulletin publish --kind": Words(
        en="what it is about: product, price, outage or campaign",
        zh="类别: product 产品、price 资费、outage 故障、campaign 活动",
    ),
    "bulletin publish --title": Words(en="its title, one line", zh="标题, 一行"),
    "bulletin publish --until": Words(
        en="until when it is news (RFC 3339, or as on the screen: 11-25 18:00)",
        zh="有效到何时 (RFC 3339, 或如屏幕上: 11-25 18:00)",
    ),
}
