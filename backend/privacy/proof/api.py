"""Routes of the ledger: what anybody may check, and witnessing others' ledgers."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar import MediaType, Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import QueryParameter
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.tokens import sha256
from backend.kit.web.cookies import SESSION, cookies
from backend.kit.web.routes import AnyRequest
from backend.privacy.api import anybody, nothing_personal
from backend.privacy.door import Actor
from backend.privacy.proof import log, witnessing
from backend.privacy.proof.finding import open_ledger
from backend.privacy.proof.notes import WITNESS
from backend.privacy.proof.schemas import Entries, LedgerKey, Proof

MOST_ENTRIES = 1_000
_MOST = 2**53
_Size = Annotated[int, QueryParameter(ge=0, le=_MOST)]
_From = Annotated[int, QueryParameter(name="from", ge=0, le=_MOST)]
_Key = Annotated[str | None, QueryParameter(max_length=100)]


@get("/ledger/checkpoint", opt=anybody(), media_type=MediaType.TEXT)
async def checkpoint(
    request: AnyRequest,
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
    cooperative: _Key = None,
) -> str:
    """The ledger as it stands, signed (C2SP tlog-checkpoint)."""
    cooperative_id = await _opened(request, session, cooperative, now)
    return await log.checkpoint(session, request.app.state["settings"], cooperative_id, now=now)


@get("/ledger/key", opt=anybody())
async def key(
    request: AnyRequest,
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
    cooperative: _Key = None,
) -> LedgerKey:
    """What checkpoints are signed with, and what this installation cosigns with."""
    cooperative_id = await _opened(request, session, cooperative, now)
    settings = request.app.state["settings"]
    signs = log.signer(settings, cooperative_id).key()
    cosigns = witnessing.witness(settings).key(WITNESS)
    return LedgerKey(key=str(signs), witness_key=str(cosigns), origin=signs.name, ed25519=signs.public.hex())


@get("/ledger/inclusion", opt=nothing_personal())
async def inclusion(
    actor: NamedDependency[Actor], session: NamedDependency[AsyncSession], leaf: _Size, size: _Size
) -> Proof:
    """The proof that an entry is in the tree of a size."""
    found = await log.inclusion(session, actor.cooperative_id, leaf, size)
    return Proof(hashes=tuple(each.hex() for each in found))


@get("/ledger/consistency", opt=nothing_personal())
async def consistency(
    actor: NamedDependency[Actor], session: NamedDependency[AsyncSession], begin: _From, to: _Size
) -> Proof:
    """The proof that the tree of one size begins with that of another."""
    found = await log.consistency(session, actor.cooperative_id, begin, to)
    return Proof(hashes=tuple(each.hex() for each in found))


@get("/ledger/entries", opt=nothing_personal())
async def entries(
    actor: NamedDependency[Actor],  # noqa: ARG001 -- members of the cooperative alone
    session: NamedDependency[AsyncSession],
    begin: _From = 0,
) -> Entries:
    """Entries from one on, at most 1,000: ids, kinds, instants and commitments."""
    return Entries(begin=begin, entries=tuple(await log.entries(session, begin, MOST_ENTRIES)))


@post("/ledger/add-checkpoint", opt=anybody(), status_code=200, media_type=MediaType.TEXT)
async def add_checkpoint(
    request: AnyRequest, session: NamedDependency[AsyncSession], now: NamedDependency[datetime]
) -> Response[str]:
    """Cosigns another installation's ledger, if the operator named it and it only grew (C2SP tlog-witness)."""
    answer = await witnessing.add_checkpoint(session, request.app.state["settings"], await request.body(), now=now)
    return Response(answer.text, status_code=answer.status, media_type=answer.media_type)


async def _opened(request: AnyRequest, session: AsyncSession, key: str | None, now: datetime) -> UUID:
    return await open_ledger(session, key, sha256(cookies(request.scope).get(SESSION, "")), now=now)


router = Router(
    "/",
    route_handlers=[checkpoint, key, inclusion, consistency, entries, add_checkpoint],
    tags=["privacy"],
)
# A log of another installation asks it, whose signature is all that counts: no cookie is looked at.
FROM_ANYWHERE = ("/api/ledger/add-checkpoint",)
