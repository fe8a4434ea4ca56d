"""Finding one's way: help, menu, palette, languages, input methods."""

from tests.ui.driver import User, at_the_desk


@at_the_desk()
async def test_question_mark_and_f1_show_the_keys_of_this_place(user: User) -> None:
    for key in ("?", "f1"):
        await user.press(key)
        await user.sees("Keys that work here: Queue", "Claim")
        await user.press("escape")
        await user.sees_no("Keys that work here")
    await user.press("enter", "?")
    await user.sees("Keys that work here: Contact")


@at_the_desk()
async def test_help_does_what_its_line_says(user: User) -> None:
    await user.press("?")
    await user.sees("Keys that work here")
    await user.press("end", "home", *["down"] * 4, "enter")
    await user.sees("Wrap up: 赵敏")


@at_the_desk(language="zh")
async def test_the_menu_goes_by_number(user: User) -> None:
    await user.press("space")
    await user.sees("这里能做什么", "2 回复")
    await user.press("2")
    await user.sees("f9 发给 赵敏")


@at_the_desk(language="zh")
async def test_the_menu_has_a_second_page(user: User) -> None:
    await user.press("space", "0")
    await user.sees("1 小结")
    for _ in range(5):
        if "1 认领" not in user.screen:
            await user.press("0")
    await user.sees("1 认领", "2 回复", "3 ")


@at_the_desk()
async def test_the_menu_says_why_not(user: User) -> None:
    await user.sees("Not signed in")
    await user.press("space")
    await user.sees("claiming need")
    await user.press("1")
    await user.sees("Claim: claiming needs the store")


@at_the_desk()
async def test_the_palette_finds_and_does(user: User) -> None:
    await user.press(":")
    await user.type("wrap")
    await user.sees("Close the contact's work")
    await user.press("enter")
    await user.sees("Wrap up: 赵敏")


@at_the_desk()
async def test_the_palette_understands_chinese(user: User) -> None:
    await user.press("ctrl+p")
    await user.type("承诺")
    await user.press("enter")
    await user.sees("Open promises 4")


@at_the_desk()
async def test_keys_typed_ahead_reach_what_the_palette_opens(user: User) -> None:
    await user.hurry(":", *"reply", "enter", *"wz", "f9")
    await user.sees("outbox 1")
    assert [row.summary for row in user.desk.outbox()] == ["wz"]


@at_the_desk()
async def test_the_language_can_be_changed_at_any_time(user: User) -> None:
    await user.press(":")
    await user.type("中文")
    await user.press("enter")
    await user.sees("离线", "待发 0", "余时", "谁")
    await user.press("space")
    await user.sees("这里能做什么")


@at_the_desk(language="zh")
async def test_what_input_methods_make_of_the_keys_works(user: User) -> None:
    await user.hurry("？")
    await user.sees("这里可用的按键")
    await user.hurry("escape", "：")
    await user.sees("输入查找")
    await user.hurry("escape", "、")
    await user.type("陈静")
    await user.sees_no("海川物流")


@at_the_desk(language="zh")
async def test_a_stray_chinese_character_is_explained_every_time(user: User) -> None:
    for character in "你好":
        await user.press(character)
        await user.sees("按 Shift 切到英文")
        await user.press("down")
        await user.sees_no("按 Shift")


@at_the_desk()
async def test_colours_can_be_changed_at_any_time(user: User) -> None:
    before = user.app.theme
    await user.press(":")
    await user.type("colours")
    await user.press("enter")
    await user.sees("Colours: ")
    assert user.app.theme != before


@at_the_desk()
async def test_a_filter_that_finds_nothing_says_so(user: User) -> None:
    await user.press("/")
    await user.type("zeppelin")
    await user.sees("Nothing matches zeppelin (13 in the queue); escape shows all.")
    await user.sees_no("Nobody is waiting")
    await user.press("escape")
    await user.sees("IN HAND 2")


@at_the_desk()
async def test_the_filter_knows_channels_and_numbers(user: User) -> None:
    for words, found, hidden in (
        ("wechat", "陈静   ", "@山里人"),
        ("微博", "@山里人", "陈静   "),
        ("Branch", "刘桂芳", "陈静   "),
        ("#1002", "陈静   ", "@山里人"),
    ):
        await user.press("/")
        await user.type(words)
        await user.sees(found)
        await user.sees_no(hidden)
        await user.press("escape")
        await user.sees("陈静   ", "@山里人")


@at_the_desk()
async def test_escape_from_a_contact_of_the_customer_file_goes_back_to_the_file(user: User) -> None:
    await user.press("end", "h")
    await user.sees("Customer: Ngozi")
    await user.press("end", "enter")
    await user.sees("-- Ngozi", "Timeline, all channels")
    await user.press("escape")
    await user.sees("Customer: Ngozi")
    await user.press("escape")
    await user.sees("LEFT")
    await user.has_selected("Ngozi")
    await user.sees("Change of delivery")
    await user.press("enter", "h", "end", "enter", "escape")
    await user.sees("Customer: Ngozi")
    await user.press("escape")
    await user.sees("Timeline, all channels", "-- Ngozi Okafor  Web  #1011")
    await user.press("escape")
    await user.sees("LEFT")


@at_the_desk(language="zh")
async def test_a_key_of_the_input_method_is_told_of_at_eighty_columns_too(user: User) -> None:
    await user.sees("逾期承诺")
    await user.press("你")
    await user.sees("输入法吃掉了按键, 按 Shift 切到英文。")


@at_the_desk(language="zh")
async def test_it_is_told_of_in_an_open_contact_too(user: User) -> None:
    await user.press("enter")
    await user.sees("时间线")
    await user.press("我")
    await user.sees("输入法吃掉了按键, 按 Shift 切到英文。", "谁 赵敏", "在吗??")
