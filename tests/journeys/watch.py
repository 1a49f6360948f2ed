"""What a page must never do, heard while a journey goes on: errors, policy violations, answers of 500."""

import asyncio

from playwright.async_api import BrowserContext, ConsoleMessage, Page, Request, Response

# Chromium says in the console what the network said already: of what a page asks for, and of its own worker's file.
_NETWORK = ("Failed to load resource", "error occurred when fetching the script")
_HEAR_POLICY = """
addEventListener('securitypolicyviolation', (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))
"""


class Watch:
    """Faults of every page of one browser context."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self._asked: set[Request] = set()

    async def quiet(self) -> None:
        """Nothing is being asked for, but for what the server tells for as long as a page is open."""
        async with asyncio.timeout(20):
            while self._asked:  # noqa: ASYNC110 -- the answers come in between
                await asyncio.sleep(0.01)

    def nobody_asks(self) -> None:
        """What pages asked that were closed meanwhile is never said to have ended."""
        self._asked.clear()

    async def over(self, context: BrowserContext) -> None:
        """Listens from now on."""
        await context.add_init_script(_HEAR_POLICY)
        context.on("page", self._page)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"error: {error.error}"))

    def _page(self, page: Page) -> None:
        page.on("response", self._response)
        page.on("request", self._began)
        page.on("requestfinished", self._ended)
        page.on("requestfailed", self._ended)

    def _began(self, request: Request) -> None:
        if request.resource_type != "eventsource":
            self._asked.add(request)

    def _ended(self, request: Request) -> None:
        self._asked.discard(request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(each in message.text for each in _NETWORK):
            self.faults.append(f"console: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self.faults.append(f"{response.status}: {response.request.method} {response.url}")
