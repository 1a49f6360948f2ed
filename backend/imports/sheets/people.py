"""Who is in the cooperative."""

from backend.imports import codes
from backend.imports.cells.choices import KEYS, one_of, some_of
from backend.imports.cells.dates import DATE
from backend.imports.cells.languages import LANGUAGE, LANGUAGES
from backend.imports.cells.numbers import HOURS, LATITUDE, LONGITUDE
from backend.imports.cells.texts import CURRENCY, EMAIL, KEY, LINE, NAME, PHONE, ZONE
from backend.imports.columns import Column, Sheet, needed, optional
from backend.imports.schemas import ClientRow, CooperativeRow, MemberRow, TeamRow, TrustedContactRow, WorkerRow

COOPERATIVE = Sheet(
    name="cooperative",
    row_type=CooperativeRow,
    needed=True,
    single=True,
    key=("cooperative",),
    meaning="The cooperative itself, on one row.",
    columns=(
        needed("cooperative", "cooperative", KEY, "Your code for the cooperative, unlike any other on this server."),
        needed("name", "name", NAME, "What the cooperative is called."),
        needed("zone", "zone", ZONE, "The time zone its visits are in."),
        needed("phone", "phone", PHONE, "The number a client rings when nobody came."),
        needed("currency", "currency", CURRENCY, "The currency it pays and invoices in."),
        needed("language", "language", LANGUAGE, "The language for members who chose none."),
        needed("first day", "first_on", DATE, "The first day planned here. What lies before belongs in history.csv."),
        optional("address", "address", LINE, "Where it is reached by letter, as members' receipts say it."),
    ),
)

TEAMS = Sheet(
    name="teams",
    row_type=TeamRow,
    needed=True,
    key=("team",),
    meaning="The teams: small circles of workers and clients.",
    columns=(
        needed("team", "team", KEY, "Your code for the team."),
        needed("name", "name", NAME, "What the team is called."),
    ),
)

MEMBERS = Sheet(
    name="members",
    row_type=MemberRow,
    needed=True,
    key=("member",),
    meaning="Everybody, once: workers, clients, and supporters such as a client's daughter who acts for her.",
    columns=(
        needed("member", "member", KEY, "Your code for the person. The other files name people by it."),
        Column(
            header="given name",
            field="given_name",
            kind=NAME,
            meaning="Their given name.",
            also=("first name", "forename"),
        ),
        Column(
            header="family name",
            field="family_name",
            kind=NAME,
            meaning="Their family name.",
            also=("last name", "surname"),
        ),
        optional("e-mail", "email", EMAIL, "Where sign-in links go. Without one they cannot sign in."),
        optional("phone", "phone", PHONE, "Their phone number."),
        optional("language", "language", LANGUAGE, "The language they read. Blank: the cooperative's."),
        needed("classes", "classes", some_of(codes.MEMBER_CLASSES), "What they are in the cooperative."),
        optional("teams", "teams", KEYS, "Their teams. Workers and clients have at least one.", (), "teams"),
        optional("coordinates", "coordinates", KEYS, "The teams they coordinate.", (), "teams"),
        optional("joined", "joined_on", DATE, "The day they joined. New workers start level with the others."),
    ),
)

WORKERS = Sheet(
    name="workers",
    row_type=WorkerRow,
    key=("member",),
    meaning="One row for each member who gives care.",
    columns=(
        needed("member", "member", KEY, "The worker.", "members"),
        optional("gender", "gender", one_of(codes.GENDERS), "Only if they chose to state it."),
        needed("languages", "languages", LANGUAGES, "The languages they speak with clients."),
        needed("travel mode", "travel_mode", one_of(codes.TRAVEL_MODES), "How they get from visit to visit."),
        optional("start latitude", "start_latitude", LATITUDE, "Where their day begins, no finer than they agreed to."),
        optional("start longitude", "start_longitude", LONGITUDE, "The same place. Blank: the first visit."),
        needed("least hours", "least_minutes", HOURS, "Fewer hours a week than this would not do."),
        needed("wanted hours", "wanted_minutes", HOURS, "The hours a week they ask for."),
        needed("most hours", "most_minutes", HOURS, "More hours a week than this they will not work."),
    ),
)

CLIENTS = Sheet(
    name="clients",
    row_type=ClientRow,
    key=("member",),
    meaning="One row for each member who receives care.",
    columns=(
        needed("member", "member", KEY, "The client.", "members"),
        needed("address", "address", LINE, "Where they are visited: house and street."),
        needed("area", "area", LINE, "The part of town, as far as people without need of the address may know."),
        needed("latitude", "latitude", LATITUDE, "Where that is on the map."),
        needed("longitude", "longitude", LONGITUDE, "The same place."),
        optional("agreed team", "agreed_team", KEYS, "The few workers they and the workers agreed on.", (), "workers"),
    ),
)

TRUSTED_CONTACTS = Sheet(
    name="trusted_contacts",
    row_type=TrustedContactRow,
    key=("member", "client"),
    meaning="Family, friends or advocates who act for a client, with the client's agreement.",
    columns=(
        needed("member", "member", KEY, "The person who acts.", "members"),
        needed("client", "client", KEY, "The client they act for.", "clients"),
        needed("topics", "topics", some_of(codes.TOPICS), "What they may see and do for the client."),
        needed("until", "until_on", DATE, "The last day they may. It can be renewed."),
    ),
)
