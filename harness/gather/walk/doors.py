"""Takes a walk through what stands before or between the steps of a form."""

from playwright.async_api import Page

from harness.gather.browser.recorder import Recorder
from harness.gather.browser.seen import PageView
from harness.gather.walk.account import AccountDesk
from harness.gather.walk.codes import AddressProof, CodePatience
from harness.gather.walk.fill import StepFiller
from harness.gather.walk.hands import Hands
from harness.gather.walk.mailbox import Mailbox
from harness.gather.walk.notice import check_walls
from harness.gather.walk.overlays import Overlays

_MOST = 8


class Doors:
    """Banners, accounts and codes, in whatever order they come."""

    def __init__(
        self,
        recorder: Recorder,
        hands: Hands,
        filler: StepFiller,
        *,
        mailbox: Mailbox | None,
        patience: CodePatience | None = None,
    ) -> None:
        self.recorder = recorder
        self.overlays = Overlays(recorder, hands)
        self.proof = AddressProof(recorder, hands, mailbox, patience)
        may_create = filler.applicant.password is not None
        self.account = AccountDesk(recorder, hands, filler, may_create=may_create)

    async def through(self, page: Page, view: PageView) -> PageView:
        """Go through until a form, a posting or something else is there.

        Raises:
            Stopped: at what a candidate cannot pass, or a tool must not.
        """
        for _ in range(_MOST):
            view = await self.overlays.clear(page, view)
            passed: PageView | None = None
            if self.account.demanded(view):
                passed = await self.account.pass_by(page, view)
            elif self.proof.asks(view):
                passed = await self.proof.prove(page, view)
            if passed is None:
                break
            view = passed
        check_walls(view, status=self.recorder.network.statuses.get(page))
        return view
