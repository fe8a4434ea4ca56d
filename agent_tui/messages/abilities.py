"""What a helpdesk may be unable to do, as the words that follow "this helpdesk cannot"."""

from agent_tui.messages.speech import Words

ABILITIES = {
    "claims": Words(en="keep contacts for one agent", zh="认领工单"),
    "promises": Words(en="keep promises", zh="登记承诺"),
    "articles": Words(en="keep articles", zh="存放知识库文章"),
    "transfers": Words(en="offer contacts to colleagues", zh="转交工单"),
    "merges": Words(en="join customer records", zh="合并客户记录"),
    "work_orders": Words(en="keep work orders to other departments", zh="登记协办单"),
    "search_outcomes": Words(en="keep what came of a search", zh="记录知识查询结果"),
    "bulletins": Words(en="publish bulletins and keep who has read them", zh="发布公告并登记已读"),
    "presence": Words(en="show who is there", zh="显示在线状态"),
}
"""By `desk.views.Ability`."""
