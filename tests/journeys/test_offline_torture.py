"""Whatever the network, the phone's clock and its owner do: a change that was taken on arrives once, none is lost,
none overwrites another's silently, and nothing of one member is there for the next."""

import os
import random

import pytest
from hypothesis import HealthCheck, Phase, example, given, seed, settings
from hypothesis import strategies as st
from playwright.async_api import Browser

from tests.journeys.cooperative import Cooperative
from tests.journeys.network import a_network
from tests.journeys.phone import MEASURED
from tests.journeys.torture import a_torture
from tests.journeys.torture_steps import STEPS, Step

SEED = int(os.environ.get("COMMONROTA_TORTURE_SEED") or random.SystemRandom().randrange(2**32))
EXAMPLES = int(os.environ.get("COMMONROTA_TORTURE_EXAMPLES", "3"))

# Pages of one member are open, with changes on their way, when another uses the browser.
LEFT_OPEN: list[Step] = [
    ("usual", 0, 2, 1, "Cannot"),
    ("usual", 1, 1, 1, "Cannot"),
    ("elsewhere", "usual", 2),
    ("network", "silent"),
    ("flush", 1, 0),
    ("usual", 1, 3, 1, "Prefer"),
    ("reload", 1),
    ("somebody_else",),
]
# A smaller story takes many runs to find: only who looks for a fault asks for one.
PHASES = [Phase.explicit, Phase.generate, *([Phase.shrink] if "COMMONROTA_TORTURE_EXAMPLES" in os.environ else [])]


# The server's thread draws from the same source of chance meanwhile; what happens here is drawn before it.
@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisDeprecationWarning")
@seed(SEED)
@settings(
    max_examples=EXAMPLES, database=None, derandomize=False, deadline=None, phases=PHASES,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@example(steps=LEFT_OPEN)
@given(steps=st.lists(STEPS, min_size=12, max_size=24))
async def test_every_change_arrives_once_and_none_is_lost_or_overwrites_silently(
    chromium: Browser, cooperative: Cooperative, steps: list[Step]
) -> None:
    async with a_network(cooperative.house.url) as network, a_torture(chromium, cooperative, network) as torture:
        for step in steps:
            await torture.do(step)
        await torture.all_holds()
    MEASURED.append(f"offline torture: {len(steps)} steps hold (seed {SEED})")
