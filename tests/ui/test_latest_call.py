"""Of questions only the newest counts; no error that ends one is lost."""

import asyncio
from typing import Any

from agent_tui.domain.errors import Trouble
from agent_tui.ui.latest_call import LatestCall

PATIENCE = 10.0


def test_an_error_of_its_own_is_told_and_written_down_and_the_next_question_is_answered() -> None:
    answers: list[str] = []
    troubles: list[Trouble] = []
    written_down: list[object] = []

    async def scenario() -> None:
        told = asyncio.Event()

        def on_answer(answer: str) -> None:
            answers.append(answer)
            told.set()
            if answer == "not to be shown":
                raise ZeroDivisionError

        def on_trouble(trouble: Trouble) -> None:
            troubles.append(trouble)
            told.set()

        async def asked(call: LatestCall[str], answer: Any) -> None:
            told.clear()
            call.ask(answer)
            await asyncio.wait_for(told.wait(), PATIENCE)

        asyncio.get_running_loop().set_exception_handler(
            lambda loop, context: written_down.append(context["exception"])
        )
        call = LatestCall(on_answer, on_trouble)
        await asked(call, lambda superseded: str(1 // 0))
        await asked(call, lambda superseded: "one")
        await asked(call, lambda superseded: "not to be shown")
        await asyncio.sleep(0)
        await asked(call, lambda superseded: "two")

    asyncio.run(scenario())
    assert [(trouble.key, trouble.facts["kind"]) for trouble in troubles] == [("own-error", "ZeroDivisionError")] * 2
    assert [type(error) for error in written_down] == [ZeroDivisionError] * 2
    assert answers == ["one", "not to be shown", "two"]


def test_what_is_asked_while_an_answer_cannot_be_shown_is_answered() -> None:
    answers: list[str] = []

    async def scenario() -> None:
        second = asyncio.Event()

        def on_answer(answer: str) -> None:
            answers.append(answer)
            if answer == "one":
                call.ask(lambda superseded: "two")
                raise ZeroDivisionError
            second.set()

        asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
        call = LatestCall(on_answer, lambda trouble: None)
        call.ask(lambda superseded: "one")
        await asyncio.wait_for(second.wait(), PATIENCE)

    asyncio.run(scenario())
    assert answers == ["one", "two"]
