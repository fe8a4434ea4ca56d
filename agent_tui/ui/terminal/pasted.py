"""What a bracketed paste may hold: Textual takes an escape within one for the beginning of a key, and what follows it
is typed instead of pasted. Most terminals take escapes out before they paste; tmux does not. Pure."""

ESCAPE = "\x1b"
BEGINS = ESCAPE + "[200~"
ENDS = ESCAPE + "[201~"


class Pasted:
    """Takes the escapes out of what is pasted, from one look at the terminal to the next."""

    def __init__(self) -> None:
        self._is_pasted = False
        self._seen = ""
        """The last that was handed on, as far as it may be the beginning of a mark."""
        self._held = ""
        """The last that was not: it may be the beginning of the mark that ends the paste."""

    def harmless(self, text: str) -> str:
        """`text` as it came, but for the escapes in what is pasted. Of keys nothing is held back."""
        found = []
        while text:
            one, text = self._in_paste(text) if self._is_pasted else self._typed(text)
            found.append(one)
        return "".join(found)

    def _typed(self, text: str) -> tuple[str, str]:
        known = self._seen + text
        at = known.find(BEGINS)
        if at < 0:
            self._seen = known[-(len(BEGINS) - 1) :]
            return text, ""
        self._is_pasted, self._seen = True, ""
        end = at + len(BEGINS)
        return text[: end - len(known)] if end < len(known) else text, known[end:]

    def _in_paste(self, text: str) -> tuple[str, str]:
        words, mark, rest = (self._held + text).partition(ENDS)
        self._held = ""
        if mark:
            self._is_pasted = False
            return words.replace(ESCAPE, "") + mark, rest
        at = words.rfind(ESCAPE)
        if at >= 0 and ENDS.startswith(words[at:]):
            words, self._held = words[:at], words[at:]
        return words.replace(ESCAPE, ""), ""
