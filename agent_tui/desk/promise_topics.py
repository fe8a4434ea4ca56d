"""The topic of a promise that came without one, or with a word for it, by the templates that lie on this machine."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from agent_tui.desk.desk_state import DeskState
from agent_tui.desk.views import NewPromiseWords

if TYPE_CHECKING:
    from agent_tui.desk.template_files import TemplateFiles


class PromiseTopics(DeskState):
    _local_templates: "TemplateFiles | None" = None

    def with_topic(self, made: NewPromiseWords) -> NewPromiseWords:
        """`made` under the code of the topic that it names or is said to have, if that is known."""
        return msgspec.structs.replace(made, topic=self._topic(made.topic, made.what, self._known_topics()))

    @staticmethod
    def _topic(topic: str | None, what: str, known: Mapping[str, tuple[str, ...]]) -> str | None:
        # why: loaded here because nobody promises before the first paint
        from agent_tui.expectations.known_topics import topic_meant, topic_named

        return topic_meant(topic, known) if topic else topic_named(what, known)

    def _known_topics(self) -> dict[str, tuple[str, ...]]:
        """Of the built-in templates and the user's own: a team's folder may take longer to answer than a key may."""
        from agent_tui.desk.template_files import TemplateFiles
        from agent_tui.expectations.known_topics import topics_of

        with self._parts_lock:
            if self._local_templates is None:
                self._local_templates = TemplateFiles(self._paths.config / "templates")
            files = self._local_templates
        return topics_of(files.shelf().by_id.values())
