"""English words by which it is told at a look whether a pattern is worth trying in a sentence: every match of it holds
one of its cues, as a whole run of letters ("won't" is "won" and "t"). A test makes matches of each pattern."""

import re
from functools import lru_cache

from agent_tui.expectations.check import notes_en as notes
from agent_tui.expectations.check import present_en
from agent_tui.expectations.check import wording_en as words

_LETTERS = re.compile(r"[a-z][a-z]*")
"""Begins with a set: what stands between two runs is skipped at once."""


def cues(written: str) -> frozenset[str]:
    return frozenset(written.split())


@lru_cache(maxsize=512)
def words_of(plain: str) -> frozenset[str]:
    """The runs of letters of a sentence. Kept, because several ask."""
    return frozenset(_LETTERS.findall(plain))


CUES: dict[re.Pattern[str], frozenset[str]] = {
    words.TOLD: cues(
        """
        told advised informed assured reassured promised confirmed explained agreed notified replied said emailed
        mailed texted messaged wrote called rang phoned committed let
        """
    ),
    words.REPORTS: cues(
        """
        according
        ask asks asked asking want wants wanted wanting request requests requested requesting said says wrote writes
        told tells expect expects expected expecting demand demands demanded demanding claim claims claimed claiming
        hopes hoped hoping insist insists insisted insisting complain complains complained complaining like need needs
        needed think thinks thought believe believes believed understood promised heard mention mentions mentioned
        wonder wonders wondered wondering states stated threatens threatened alleges alleged recall recalls recalled
        remember remembers remembered reckons assumes assumed fears feared worries worried reports reported quotes
        quoted wish wishes wished advised assured reassured informed confirmed replied explained notified
        """
    ),
    words.EXPECT_OURS: cues("expect look watch await"),
    words.ASKED_OF_THEM: cues("please pls plz kindly you u know feel sure forget hesitate have remember"),
    words.IMPERATIVE: cues(
        """
        reply call text send visit click tap press use check try log enter contact return keep bring tell download
        update restart charge choose select see go follow scan sign complete fill ask allow hold quote open close get
        speak talk enjoy take upload provide turn plug unplug wait pay book order read switch confirm do don no
        """
    ),
    words.NOMINAL: cues("promised agreed guaranteed"),
    words.FUTURE: cues(
        """
        ill well theyll
        about agree agreed agrees aim aiming aims am anticipate anticipates are be commit commits committed d
        due endeavor endeavors endeavour endeavours expect expected expecting expects follow going gonna
        guarantee guarantees gunna hope hopes hoping intend intending intends is ll looking offered plan planned
        planning plans pledge pledges promise promised promises scheduled set shall shan should undertake
        undertakes undertook wd will wld won would
        """
    ),
    notes.TO_DO: cues("to"),
    words.EXPECTED: cues("expected due anticipated coming on"),
    words.LET_ME: cues("let allow like"),
    words.CAN: cues("can could may might cannot couldn able unable must ought"),
    words.DONE: cues("have has had was were did didn haven hasn wasn weren been ve gone"),
    words.PROGRESSIVE: cues("am are is m re s"),
    present_en.WE_DO: cues(
        """
        call phone ring text mail email message contact visit update notify inform tell remind refund reimburse
        compensate pay repay credit send reply answer write get come let keep give drop resend ship dispatch post
        deliver return replace exchange swap check look review investigate examine test inspect verify fix repair mend
        restore correct cancel collect pick transfer forward pass escalate unlock reset waive remove book install
        finish complete sort resolve settle process bring touch
        """
    ),
    present_en.STAFF_DOES: cues(
        "calls rings phones emails mails texts contacts visits updates meets comes attends arrives starts"
    ),
    present_en.MONEY_GOES: cues("refund money repayment reimbursement compensation replacement credit"),
    words.SUBORDINATE: cues(
        """
        if when whenever once unless until till before after because although though while whether how what why where
        case that order provided soon should long assuming event upon receipt following
        """
    ),
}
