"""Invented names of people with roots in many places, and the languages they grew up with."""

from msgspec import Struct


class Roots(Struct, frozen=True, kw_only=True):
    """Where names come from; `languages` are spoken beside the town's own."""

    languages: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ENGLISH = Roots(
    languages=(),
    women=_words(
        "Margaret Joan Hazel Beryl Doreen Sheila Brenda Gillian Ruth Alice Kate Emma Holly Jodie Leanne Megan"
    ),
    men=_words("Arthur Stanley Raymond Kenneth Derek Gordon Trevor Alan Martin Neil Lee Callum Jack Owen Ryan Craig"),
    families=_words(
        "Penrose Hartley Wainwright Thornley Ashdown Barlow Cartwright Dunmore Ellison Fenwick Garside Holroyd "
        "Ibbotson Jessop Kirkham Lomax Merriman Norcross Ogden Pickering Ramsden Sowerby Tattersall Whitlock"
    ),
)
GUJARATI = Roots(
    languages=("gu",),
    women=_words("Kanta Nisha Hetal Jyoti Bhavna Daksha Manjula Ramila Urmila Komal Pooja Falguni Sejal Vaishali"),
    men=_words("Bharat Dinesh Harish Jayesh Kirit Mukesh Naresh Pravin Ramesh Suresh Viren Chirag Hiren Nilesh"),
    families=_words(
        "Parmar Solanki Patel Desai Mistry Chauhan Joshi Trivedi Vaghela Rathod Gohil Bhatt Kotecha Thakkar"
    ),
)
HINDI = Roots(
    languages=("hi",),
    women=_words("Sunita Anita Rekha Meena Kavita Shanti Kamla Priya Neha Ritu Asha Usha"),
    men=_words("Rajesh Anil Vijay Sanjay Mohan Ashok Rohit Amit Deepak Manoj Arjun Vikram"),
    families=_words("Sharma Verma Gupta Mishra Saxena Tiwari Chandra Malhotra Kapoor Srivastava"),
)
POLISH = Roots(
    languages=("pl",),
    women=_words("Agnieszka Małgorzata Zofia Halina Jadwiga Bożena Ewa Katarzyna Magda Krystyna"),
    men=_words("Tomasz Piotr Łukasz Stanisław Zbigniew Marek Wojciech Krzysztof Jan Paweł"),
    families=_words("Nowak Wójcik Zieliński Szymczak Kaczmarek Wróbel Dąbek Piątek Król Sikora"),
)
SPANISH = Roots(
    languages=("es",),
    women=_words("Lucía Carmen Inés Pilar Marisol Rocío Beatriz Dolores Ximena Paloma"),
    men=_words("José Andrés Joaquín Ramón Íñigo Álvaro Hernán Julián Mateo Tomás"),
    families=_words("Núñez Ibáñez Quintana Peña Cárdenas Montoya Rivas Salcedo Ortuño Beltrán"),
)
ARABIC = Roots(
    languages=("ar",),
    women=_words("Amal Huda Layla Mariam Samira Nadia Zaynab Rania Hanan Salma"),
    men=_words("Omar Khalil Yusuf Hassan Tariq Samir Bilal Karim Nabil Faris"),
    families=_words("Haddad Mansour Khoury Al-Amin Saleh Darwish Nasser Hamdan Qasim Othman"),
)
PUNJABI = Roots(
    languages=("pa",),
    women=_words("Harpreet Gurpreet Manjit Surinder Jasleen Balwinder Simran Kulwant"),
    men=_words("Gurdeep Harjit Amrik Baldev Jaspal Sukhdev Navdeep Tejinder"),
    families=_words("Sandhu Dhillon Gill Bains Grewal Sidhu Mann Uppal"),
)
NIGERIAN = Roots(
    languages=("yo",),
    women=_words("Folake Adaeze Yetunde Ngozi Bisi Titilayo Funmi Ifeoma"),
    men=_words("Babatunde Chidi Emeka Femi Kunle Olumide Segun Tunde"),
    families=_words("Adeyemi Okafor Balogun Eze Ogunleye Nwosu Afolabi Obi"),
)
IRISH = Roots(
    languages=(),
    women=_words("Maeve Bríd Nuala Gráinne Deirdre Sinéad Orla Eileen Aoife Noreen"),
    men=_words("Pádraig Colm Declan Fergus Seán Brendan Cathal Dermot Eoin Liam"),
    families=_words("Connolly Breathnach Mulcahy Tierney Gallagher Rafferty Hanrahan Devane Kilbride Scanlon"),
)
BRAZILIAN = Roots(
    languages=("pt",),
    women=_words("Luciana Fernanda Thaís Camila Rosângela Débora"),
    men=_words("Thiago Rafael João Caio Antônio Murilo"),
    families=_words("Ferreira Gonçalves Araújo Teixeira Conceição Magalhães"),
)
