"""What people read, in Chinese and English. One entry holds both languages side by side, so none can be left out.

`say(WORDS, key, language, **facts)` is in `messages.speech`; the words stand in one module per place they are read:
`terms` (channels, tiers, statuses), `screen`, `commands`, `troubles`.
"""
