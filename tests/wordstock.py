"""Words for invented copy: an English stock for a small grammar, and bags of words in eight more languages."""

from __future__ import annotations


def _split(text: str) -> tuple[str, ...]:
    """Words at spaces."""
    return tuple(text.split())


NOUNS = _split(
    "harbour council ferry pilot bridge school library budget tide winter summer market square station engine "
    "committee survey meeting proposal contract workshop kitchen garden hospital surgery teacher driver painter "
    "neighbour apprentice inspector volunteer treasurer librarian fisherman carpenter architect historian engineer "
    "warehouse lighthouse boathouse schoolyard shipyard breakwater causeway promenade railway footpath allotment "
    "election campaign petition objection compromise settlement negotiation consultation investigation inspection "
    "restoration conservation construction demolition celebration demonstration rehearsal performance exhibition "
    "concert festival procession regatta championship tournament season fixture victory defeat rent wage price "
    "pension licence permit ordinance regulation amendment resolution decision verdict appeal inquiry report letter "
    "photograph manuscript register archive collection memory storm flood drought harvest orchard meadow river "
    "estuary marsh island cliff quarry colliery foundry bakery brewery laundry pharmacy cinema theatre chapel museum"
)
ADJECTIVES = _split(
    "old new local public quiet long early late small large cold warm bright narrow broad careful stubborn generous "
    "patient cautious ordinary remarkable temporary permanent municipal regional seasonal historical independent "
    "affordable dangerous considerable unexpected preliminary unanimous controversial experienced professional "
    "environmental agricultural educational financial technical medical cultural traditional wooden derelict empty "
    "crowded neglected restored abandoned annual monthly weekly provisional reliable expensive modest steady"
)
VERBS = _split(
    "approved rejected opened closed repaired delayed financed measured counted questioned defended criticised "
    "welcomed postponed abandoned restored completed inspected discovered published described recommended announced "
    "organised represented transferred extended reduced replaced purchased considered reconsidered challenged "
    "supported withdrew presented borrowed painted surveyed photographed remembered promised negotiated"
)
ADVERBS = _split(
    "quietly carefully finally suddenly eventually unanimously reluctantly immediately repeatedly publicly privately "
    "gradually deliberately unexpectedly formally temporarily permanently"
)
FIRST_NAMES = _split(
    "Ada Bertram Clara Dominic Edith Felix Greta Harriet Ivo Joan Kaspar Lena Magnus Nora Oswin Petra Quentin Rosa "
    "Silas Tilda Ulric Verity Wilfred Yara Zora Amos Beatrix Cedric Dorothea Ernest Florence Gideon Hester Ishmael"
)
SURNAMES = _split(
    "Alder Barlow Crane Dunmore Eastlake Farrow Greaves Hollis Ingram Jessop Kettle Lorimer Marsh Northcott Oakley "
    "Penrose Quayle Redfern Sallow Thorne Underhill Vance Wharton Yarrow Ashdown Birkett Coldwell Driscoll Emsworth "
    "Fenwick Garside Hathersage Illingworth Juniper Kilbride Lancing Mossman Netherby Ormerod Prendergast"
)
PLACE_HEADS = _split("Har Ost Wes Nor Sal Brack Fen Gar Hol Kel Lang Mar Pen Ros Stan Thorn Whit Black Cold Dun")
PLACE_TAILS = _split("wick mere haven bury ford ham ley mouth port stead thorpe ton well worth by combe dale field")
BODIES = (
    "the harbour board", "the town council", "the tenants' union", "the lifeboat crew", "the parish hall committee",
    "the teachers' association", "the co-operative bakery", "the regional health board", "the rowing club",
    "the planning inspectorate", "the Friends of the Lighthouse", "the river authority", "the county archive",
)  # fmt: skip
TOPICS = _split(
    "Ferry Harbour Council School Bridge Market Library Rent Flood Lighthouse Hospital Railway Bakery Archive Museum "
    "Regatta Theatre Orchard Quarry Pension Shipyard Allotment Promenade Chapel Tide Bus Water Winter"
)
HEAD_VERBS = (
    "opens after long delay", "wins a second hearing", "to close for repairs", "gets its money at last",
    "votes for a slower plan", "asks who will pay", "finds an unlikely friend", "returns to the old quay",
    "faces another winter", "begins again in spring", "looks for forty volunteers", "divides the town",
)  # fmt: skip

BAGS: dict[str, tuple[str, ...]] = {
    "de": _split(
        "der die das und ist nicht mit auf für von dem den eine ein wird wurde nach über auch noch aber seit Hafen "
        "Gemeinderat Bürgerversammlung Haushaltsplan Verwaltungsgericht Straßenbahn Krankenhaus Schulleiterin "
        "Wohnungsbau Mietvertrag Fährverbindung Leuchtturm Wetterbericht Feuerwehr Stadtbücherei Jahresbericht "
        "Sanierung Abstimmung Entscheidung Verhandlung beschlossen verschoben repariert eröffnet gefordert berichtet "
        "öffentlich vorläufig langsam günstig erheblich gemeinsam Größe Fähre Übung Nachbarschaft Genossenschaft"
    ),
    "fr": _split(
        "le la les des une un et est pas avec sur pour dans par mais depuis elle qui que conseil municipal réunion "
        "bibliothèque hôpital école traversée phare marché bâtiment règlement décision négociation commission "
        "restauration locataires coopérative associations travailleurs budget provisoire considérable prochainement "
        "approuvé rejeté reporté annoncé publié réparé habitants quartier rivière inondation hiver printemps"
    ),
    "es": _split(
        "el la los las una un y es no con sobre para en por pero desde que ayuntamiento asamblea biblioteca hospital "
        "escuela travesía faro mercado edificio reglamento decisión negociación comisión restauración inquilinos "
        "cooperativa asociaciones trabajadores presupuesto provisional considerable próximamente aprobado rechazado "
        "aplazado anunciado publicado reparado vecinos barrio inundación invierno primavera niñez pequeño"
    ),
    "pt": _split(
        "o a os as uma um e é não com sobre para em por mas desde que câmara assembleia biblioteca hospital escola "
        "travessia farol mercado edifício regulamento decisão negociação comissão restauração inquilinos cooperativa "
        "associações trabalhadores orçamento provisório considerável brevemente aprovado rejeitado adiado anunciado "
        "publicado reparado vizinhos bairro inundação inverno primavera informação população"
    ),
    "pl": _split(
        "i w na z nie się jest do po za ale od która rada miejska zebranie biblioteka szpital szkoła przeprawa "
        "latarnia rynek budynek rozporządzenie rozstrzygnięcie negocjacje komisja odbudowa lokatorzy spółdzielnia "
        "stowarzyszenie pracownicy budżet tymczasowy znaczący wkrótce zatwierdzono odrzucono odłożono ogłoszono "
        "naprawiono mieszkańcy dzielnica powódź zima wiosna mężczyzna łódź źródło"
    ),
    "tr": _split(
        "ve bir bu için ile de da çok daha sonra ama gibi belediye meclisi toplantı kütüphane hastane okul vapur "
        "iskele deniz feneri pazar bina yönetmelik karar görüşmeler komisyon onarım kiracılar kooperatif dernekler "
        "çalışanlar bütçe geçici önemli yakında onaylandı reddedildi ertelendi duyuruldu yayımlandı onarıldı "
        "mahalleliler ilçe sel kış ilkbahar gerçekleştirilecektir değerlendirildi"
    ),
    "el": _split(
        "ο η το οι και είναι δεν με στο για από αλλά που δημοτικό συμβούλιο συνέλευση βιβλιοθήκη νοσοκομείο σχολείο "
        "φάρος αγορά κτίριο κανονισμός απόφαση διαπραγμάτευση επιτροπή αποκατάσταση ενοικιαστές συνεταιρισμός "
        "σωματεία εργαζόμενοι προϋπολογισμός προσωρινός σημαντικός σύντομα εγκρίθηκε απορρίφθηκε αναβλήθηκε "
        "ανακοινώθηκε δημοσιεύθηκε κάτοικοι γειτονιά πλημμύρα χειμώνας άνοιξη"
    ),
    "ru": _split(
        "и в на с не что это по из но после которая городской совет собрание библиотека больница школа переправа "
        "маяк рынок здание постановление решение переговоры комиссия восстановление жильцы кооператив объединение "
        "работники бюджет временный значительный вскоре утверждён отклонён отложен объявлено опубликовано "
        "отремонтирован жители район наводнение зима весна правительство"
    ),
}
