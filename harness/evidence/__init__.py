"""Facts, gathered once and kept: one class for each kind of evidence.

Facts only: no "slow", "late" or "missing"; those are verdicts. Absence is a watched span
(`InboxWatch`). A fault of the tool is a record of its own (`GatherFault`).
Times are aware UTC; `at` is when a record was written, and when a thing happened is its own field.
"""

from collections.abc import Mapping

from harness.evidence.acts import (
    AccessibilityFinding,
    Action,
    ActionTaken,
    Barrier,
    BrokenNode,
    Ending,
    ErrorShown,
    FeelingNoted,
    Obstacle,
    ProbeResult,
    Submission,
    SubmissionIntended,
    WalkEnded,
)
from harness.evidence.base import (
    Evidence,
    Link,
)
from harness.evidence.challenge import (
    ChallengeFinished,
    Change,
    Counterexample,
    EditShown,
    ListRanked,
    NoiseMeasured,
    OutcomeMissing,
    PairCompared,
    PairsUnanswered,
    RankedCandidate,
    RelationChecked,
    SignalSwept,
)
from harness.evidence.run import (
    GatherFault,
    NetworkDecision,
    Posting,
    RunFinished,
    RunStarted,
)
from harness.evidence.screening import (
    CubeCell,
    GroupRow,
    GroupTable,
    ScoreBin,
    ScoreCounts,
    ScreeningCounts,
    WaitedDays,
    WaitingTimes,
)
from harness.evidence.waiting import (
    InboxWatch,
    Message,
    SlotsSeen,
    StatusSeen,
)
from harness.evidence.walk import (
    Control,
    Fact,
    HttpFault,
    Prefill,
    QuestionAsked,
    Sensitive,
    StepShown,
    WalkStarted,
)

SCHEMA = 1

KINDS: Mapping[str, type[Evidence]] = {
    kind.__name__: kind
    for kind in (
        RunStarted,
        RunFinished,
        GatherFault,
        NetworkDecision,
        Posting,
        WalkStarted,
        StepShown,
        QuestionAsked,
        ActionTaken,
        ErrorShown,
        Barrier,
        ProbeResult,
        AccessibilityFinding,
        SubmissionIntended,
        Submission,
        WalkEnded,
        FeelingNoted,
        Message,
        InboxWatch,
        StatusSeen,
        SlotsSeen,
        ScreeningCounts,
        ScoreCounts,
        GroupTable,
        WaitingTimes,
        NoiseMeasured,
        PairCompared,
        SignalSwept,
        Counterexample,
        RelationChecked,
        ListRanked,
        OutcomeMissing,
        PairsUnanswered,
        ChallengeFinished,
    )
}

__all__ = [
    "KINDS",
    "SCHEMA",
    "AccessibilityFinding",
    "Action",
    "ActionTaken",
    "Barrier",
    "BrokenNode",
    "ChallengeFinished",
    "Change",
    "Control",
    "Counterexample",
    "CubeCell",
    "EditShown",
    "Ending",
    "ErrorShown",
    "Evidence",
    "Fact",
    "FeelingNoted",
    "GatherFault",
    "GroupRow",
    "GroupTable",
    "HttpFault",
    "InboxWatch",
    "Link",
    "ListRanked",
    "Message",
    "NetworkDecision",
    "NoiseMeasured",
    "Obstacle",
    "OutcomeMissing",
    "PairCompared",
    "PairsUnanswered",
    "Posting",
    "Prefill",
    "ProbeResult",
    "QuestionAsked",
    "RankedCandidate",
    "RelationChecked",
    "RunFinished",
    "RunStarted",
    "ScoreBin",
    "ScoreCounts",
    "ScreeningCounts",
    "Sensitive",
    "SignalSwept",
    "SlotsSeen",
    "StatusSeen",
    "StepShown",
    "Submission",
    "SubmissionIntended",
    "WaitedDays",
    "WaitingTimes",
    "WalkEnded",
    "WalkStarted",
]
