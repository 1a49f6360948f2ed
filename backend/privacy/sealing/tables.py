"""The keys that members' words are sealed with, themselves sealed."""

from datetime import datetime

from sqlalchemy.dialects.postgresql import BYTEA
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.tables import Base, InCooperative, sealed, within


class DataKeyRow(InCooperative, Base):
    """A member's (`id`) data key, wrapped by a master key that is not in the database; `master` says by which."""

    __tablename__ = "data_key"
    master: Mapped[str]
    wrapped: Mapped[bytes] = mapped_column(BYTEA)
    made_at: Mapped[datetime]

    __table_args__ = (within("member", "id"), {"info": sealed()})
