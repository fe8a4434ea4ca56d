"""`template approve`: a supervisor approves a template for the team, or takes that back."""

from datetime import UTC, datetime

from agent_tui.cli.session import Session
from agent_tui.desk.signing_in import whoami
from agent_tui.desk.template_approval import approved_file
from agent_tui.desk.template_approving import approve_template, withdraw_template
from agent_tui.desk.template_files import TemplateFiles, team_folder
from agent_tui.messages.commands_promising import SAID


def approve(session: Session) -> int:
    """Asks the store who is signed in: the role that counts is the one it says."""
    output, id, folder = session.output, session.arguments.id, team_folder(session.settings.template_folder)
    team = folder.path if folder is not None else None
    who = whoami(session.profile, session.credentials)
    if session.arguments.withdraw:
        withdraw_template(team, id, who)
        output.message(SAID, "withdrawn", id=id)
        if output.as_json:
            output.document({"id": id, "approved": False})
        return 0
    files = TemplateFiles(session.found_paths().config / "templates", team=folder)
    one, is_new = approve_template(files, team, id, who, datetime.now(UTC))
    approval = one.approval
    assert approval is not None
    assert team is not None
    file, version = str(approved_file(team, id)), one.template.version
    if is_new:
        output.message(SAID, "approved", id=id, version=version, source=str(one.file), file=file)
    else:
        output.message(SAID, "approved-before", id=id)
    if output.as_json:
        output.document(
            {
                "id": id,
                "approved": True,
                "version": version,
                "by": approval.by,
                "at": approval.at,
                "sha256": approval.sha256,
                "file": file,
            }
        )
    return 0
