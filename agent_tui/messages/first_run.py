"""What the dialogue of the first start says, in the language that is chosen in it."""

from agent_tui.messages.speech import Words

FIRST_RUN: dict[str, Words] = {
    "title": Words(en="First start", zh="首次启动"),
    # questions
    "language.question": Words(en="Which language should the screen speak?", zh="界面用哪种语言?"),
    "language.why": Words(
        en="Your customers' words always stay as they wrote them. It can be changed at any time.",
        zh="客户写来的话始终保持原样。以后随时可以更改。",
    ),
    "start.question": Words(en="Where do you want to begin?", zh="从哪里开始?"),
    "start.why": Words(
        en="The demo is a made-up company on this machine; it needs no account, and nothing of it stays.",
        zh="演示是本机上的一家虚构公司, 不需要账号, 退出后不留痕迹。",
    ),
    "start.connect": Words(en="Connect to our ticket store", zh="连接公司的工单库"),
    "start.demo": Words(en="Look at the demo first", zh="先看看演示"),
    "url.question": Words(en="What is the address of your ticket store?", zh="工单库的网址是什么?"),
    "url.why": Words(
        en="Who looks after the store knows it; it looks like https://desk.example.com.",
        zh="请向工单库管理员索取, 形如 https://desk.example.cn。",
    ),
    "url.missing": Words(en="Type the address first.", zh="请先填写网址。"),
    "url.unencrypted": Words(
        en="This connection is not encrypted: who listens on the way can read token and contacts. "
        "Press enter again to go on anyway.",
        zh="此连接未加密: 途中有人监听就能看到令牌和工单。仍要继续请再按回车。",
    ),
    "url.keep-anyway": Words(
        en="If the address is right: enter again keeps it, and you sign in later.",
        zh="若网址无误, 再按回车先保存网址, 以后再登录。",
    ),
    "token.question": Words(en="What is your token?", zh="您的令牌是什么?"),
    "token.why": Words(
        en="It says who you are, so nothing of it is shown while you type or paste it. Leave it empty to sign in "
        "later.",
        zh="令牌代表您的身份, 输入或粘贴时不显示。留空表示以后再登录。",
    ),
    "token.again": Words(
        en="Copy all of it and type or paste it again; leave it empty to sign in later.",
        zh="请完整复制, 重新输入或粘贴; 留空表示以后再登录。",
    ),
    "token.malformed": Words(
        en="That is no token: it is one word of letters, digits and marks, without blanks. Copy all of it.",
        zh="这不是令牌: 令牌是一串不含空格的字母、数字和符号, 请完整复制。",
    ),
    "keymap.question": Words(en="Which keys do your hands know?", zh="习惯哪种按键?"),
    "keymap.why": Words(
        en="Arrows and function keys work in both; ? lists the keys, and single ones can be changed later.",
        zh="方向键和功能键两种都可用; ? 列出全部按键, 以后可逐个更改。",
    ),
    "keymap.standard": Words(en="Standard: one letter for each thing to do", zh="标准: 一个字母办一件事"),
    "keymap.vim": Words(en="Vim: movements, counts, combinations as in vim", zh="Vim: 移动、计数、组合键同 vim"),
    "review.question": Words(en="Is everything right?", zh="确认以下内容"),
    "review.why": Words(
        en="Nothing has been written yet. Enter keeps it and opens the desk.",
        zh="目前尚未保存任何内容。按回车保存并进入工作台。",
    ),
    "review.why-later": Words(
        en="Nothing has been written yet. Enter keeps it; sign in with `agent-tui login` when you have a token.",
        zh="目前尚未保存任何内容。按回车保存; 拿到令牌后用 `agent-tui login` 登录。",
    ),
    # the review
    "review.language": Words(en="Language", zh="语言"),
    "review.store": Words(en="Store", zh="工单库"),
    "review.signed-in": Words(en="Signed in as", zh="登录为"),
    "review.later": Words(en="not yet", zh="暂不登录"),
    "review.token-kept": Words(en="Token kept in", zh="令牌存于"),
    "review.keys": Words(en="Keys", zh="按键"),
    "review.zone": Words(en="Times shown in", zh="时间按"),
    "review.zone-note": Words(en="(now {time}; time_zone in {file})", zh="(现在 {time}; 可在 {file} 设 time_zone)"),
    "keymap.standard.short": Words(en="standard", zh="标准"),
    "keymap.vim.short": Words(en="vim", zh="vim"),
    # the key of the encrypted file
    "key.question": Words(en="A key for the token file", zh="给令牌文件设口令"),
    "key.new-key": Words(
        en="There is no desktop keyring here, so the token is kept in an encrypted file. Choose its key; it is asked "
        "when agent-tui starts. Leave it empty and the token lives for this session only.",
        zh="这里没有桌面密钥环, 令牌将存入加密文件。请设一个口令, 启动时会询问。留空则令牌只在本次有效。",
    ),
    "key.new-key-again": Words(en="The same key once more.", zh="请再输入一次同样的口令。"),
    "key.new-keys-differ": Words(en="The two keys differ. Choose a key again.", zh="两次输入不一致, 请重新设口令。"),
    "key.key": Words(
        en="The token goes into the encrypted file that is here already. Its key?",
        zh="令牌将存入已有的加密文件, 请输入该文件的口令。",
    ),
    "key.key-wrong": Words(en="That is not the file's key. Once more?", zh="口令不对, 请重新输入。"),
    # on the way
    "asking": Words(en="Asking the store...", zh="正在询问工单库..."),
    "keeping": Words(en="Keeping it...", zh="正在保存..."),
    "too-small": Words(en="Make the window larger: 80x24 at least.", zh="请放大窗口, 至少 80x24。"),
    # keys
    "key.enter": Words(en="next", zh="下一步"),
    "key.finish": Words(en="keep and open", zh="保存并进入"),
    "key.finish-later": Words(en="keep", zh="保存"),
    "key.escape": Words(en="back", zh="上一步"),
    "key.choose": Words(en="choose", zh="选择"),
    "key.quit": Words(en="leave, nothing is written", zh="退出, 不保存"),
}

AFTER_FIRST_RUN: dict[str, Words] = {
    "later": Words(
        en="Kept: {url}. Sign in when you have a token: agent-tui login. Until then: agent-tui demo",
        zh="已保存: {url}。拿到令牌后登录: agent-tui login。在此之前可看演示: agent-tui demo",
    ),
    "for-this-session": Words(
        en="The token is kept for this session only. To keep it: agent-tui login",
        zh="令牌只在本次有效。要保存令牌: agent-tui login",
    ),
}
"""What is said on the terminal once the dialogue is over."""
