"""What the screens say about bulletins."""

from agent_tui.messages.speech import Words

BULLETIN_WORDS: dict[str, Words] = {
    "bulletin.kind.product": Words(en="product", zh="产品"),
    "bulletin.kind.price": Words(en="price", zh="资费"),
    "bulletin.kind.outage": Words(en="outage", zh="故障"),
    "bulletin.kind.campaign": Words(en="campaign", zh="活动"),
    "bulletin.one": Words(en="Bulletin: {kind}", zh="公告: {kind}"),
    "bulletin.one-of": Words(en="Bulletin {n} of {total}: {kind}", zh="公告 {n}/{total}: {kind}"),
    "bulletin.by": Words(en="{who}  {when}", zh="{who}  {when}"),
    "bulletin.until": Words(en="until {when}", zh="有效至 {when}"),
    "bulletin.withdrawn": Words(en="withdrawn", zh="已撤回"),
    "bulletin.over": Words(en="over", zh="已过期"),
    "bulletin.unread": Words(en="unread", zh="未读"),
    "bulletin.read": Words(en="read", zh="已读"),
    "bulletin.read-on": Words(en="{key} reads on", zh="{key} 往下读"),
    "bulletin.acknowledge": Words(en="{key} I have read it", zh="{key} 我已读过"),
    "bulletin.later": Words(en="{key} later", zh="{key} 稍后再读"),
    "bulletin.close": Words(en="{key} close", zh="{key} 关闭"),
    "bulletin.kept": Words(
        en="Still to be read: {n}. {key} lists the bulletins.", zh="还有 {n} 条公告未读, 按 {key} 打开公告。"
    ),
    "bulletins.title": Words(en="Bulletins: {count}", zh="公告: {count} 条"),
    "bulletins.title-unread": Words(en="Bulletins: {count}, {unread} unread", zh="公告: {count} 条, {unread} 条未读"),
    "bulletins.none": Words(en="There are no bulletins.", zh="没有公告。"),
    "bulletins.kind": Words(en="ABOUT", zh="类别"),
    "bulletins.date": Words(en="FROM", zh="发布"),
    "bulletins.words": Words(en="BULLETIN", zh="公告"),
    "bulletins.author": Words(en="BY", zh="发布人"),
    "bulletins.state": Words(en="STATE", zh="状态"),
    "bulletins.readers": Words(en="READ", zh="已读"),
    "bulletins.not-read": Words(en="Not read yet: {n} of {total}", zh="还没读: {n}/{total}"),
    "bulletins.have-read": Words(en="Have read it: {n}", zh="已读: {n}"),
    "bulletins.all-read": Words(en="Everybody has read it.", zh="所有人都已读。"),
}
