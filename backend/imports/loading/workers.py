"""What is planned with about workers: when, how much, what for, and how they travel."""

from sqlalchemy.dialects.postgresql import Range

from backend.availability.tables import (
    AvailabilityRow,
    CertificateRow,
    ExceptionSpanRow,
    HoursWantedRow,
    TravelStartRow,
    UsualSpanRow,
)
from backend.imports.loading.rows import Rows, area_e5
from backend.imports.schemas import WorkerRow


def workers(rows: Rows) -> None:
    """Each worker's usual week, exceptions, hours, certificates and start of the way."""
    for worker in rows.folder.workers:
        _worker(rows, worker)
    _spans(rows)
    for held in rows.folder.certificates:
        rows.add(CertificateRow, worker_id=rows.members[held.member], skill=held.skill, valid_until_on=held.until_on)


def _worker(rows: Rows, worker: WorkerRow) -> None:
    """Nobody has confirmed what a spreadsheet says of them: that is left to the worker."""
    worker_id = rows.members[worker.member]
    rows.add(AvailabilityRow, id=worker_id, worker_id=worker_id, confirmed_at=None)
    rows.add(
        HoursWantedRow,
        id=worker_id,
        worker_id=worker_id,
        least_minutes=worker.least_minutes,
        wanted_minutes=worker.wanted_minutes,
        most_minutes=worker.most_minutes,
    )
    latitude, longitude = worker.start_latitude, worker.start_longitude
    rows.add(
        TravelStartRow,
        id=worker_id,
        worker_id=worker_id,
        mode=worker.travel_mode,
        latitude_e5=None if latitude is None else area_e5(latitude),
        longitude_e5=None if longitude is None else area_e5(longitude),
    )


def _spans(rows: Rows) -> None:
    for span in rows.folder.availability:
        for weekday in span.weekdays:
            rows.add(
                UsualSpanRow,
                worker_id=rows.members[span.member],
                weekday=weekday,
                minutes=Range(span.starts_minute, span.ends_minute),
                level=span.level,
            )
    for once in rows.folder.availability_exceptions:
        rows.add(
            ExceptionSpanRow,
            worker_id=rows.members[once.member],
            exception_on=once.on,
            minutes=Range(once.starts_minute, once.ends_minute),
            level=once.level,
            made_at=rows.now,
        )
