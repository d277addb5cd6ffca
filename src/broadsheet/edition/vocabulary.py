"""What one language calls things in print: continuation lines, labels, months and weekdays.

Month and weekday names agree with the Unicode CLDR, "wide" forms, in the case each language uses inside a date.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. ``{n}`` stands for a number.

    ``months`` stand alone; ``months_in_dates`` are given where a date bends them. ``date_form`` orders ``{weekday}
    {day} {month} {year}``.
    """

    language: str
    continued_on: str
    continued_from: str
    page_number: str
    inside: str
    letters: str
    in_brief: str
    issue_number: str
    volume_number: str
    advertisement: str
    corrections: str
    listings: str
    imprint: str
    first_printed: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    date_form: str
    months_in_dates: tuple[str, ...] = ()


def _names(line: str) -> tuple[str, ...]:
    """Split a line of names at its spaces."""
    return tuple(line.split())


EN = Words(
    language="en",
    continued_on="Continued on page {n}",
    continued_from="From page {n}",
    page_number="page {n}",
    inside="Inside",
    letters="Letters",
    in_brief="In brief",
    issue_number="Issue {n}",
    volume_number="Volume {n}",
    advertisement="Advertisement",
    corrections="Corrections",
    listings="Listings",
    imprint="Imprint",
    first_printed="First printed in issue {n}",
    months=_names("January February March April May June July August September October November December"),
    weekdays=_names("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    date_form="{weekday} {day} {month} {year}",
)

DE = Words(
    language="de",
    continued_on="Fortsetzung auf Seite {n}",
    continued_from="Fortsetzung von Seite {n}",
    page_number="Seite {n}",
    inside="In dieser Ausgabe",
    letters="Leserbriefe",
    in_brief="Kurz gemeldet",
    issue_number="Nr. {n}",
    volume_number="{n}. Jahrgang",
    advertisement="Anzeige",
    corrections="Berichtigungen",
    listings="Termine",
    imprint="Impressum",
    first_printed="Zuerst gedruckt in Ausgabe {n}",
    months=_names("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    weekdays=_names("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
    date_form="{weekday}, {day}. {month} {year}",
)

FR = Words(
    language="fr",
    continued_on="Suite page {n}",
    continued_from="Suite de la page {n}",
    page_number="page {n}",
    inside="Dans ce numéro",
    letters="Courrier des lecteurs",
    in_brief="En bref",
    issue_number="Nº {n}",
    volume_number="Année {n}",
    advertisement="Publicité",
    corrections="Rectificatifs",
    listings="Agenda",
    imprint="Ours",
    first_printed="Paru d’abord dans le numéro {n}",
    months=_names("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    weekdays=_names("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    date_form="{weekday} {day} {month} {year}",
)

ES = Words(
    language="es",
    continued_on="Continúa en la página {n}",
    continued_from="Viene de la página {n}",
    page_number="página {n}",
    inside="En este número",
    letters="Cartas",
    in_brief="Breves",
    issue_number="Nº {n}",
    volume_number="Año {n}",
    advertisement="Publicidad",
    corrections="Fe de errores",
    listings="Agenda",
    imprint="Créditos",
    first_printed="Publicado antes en el número {n}",
    months=_names("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    weekdays=_names("lunes martes miércoles jueves viernes sábado domingo"),
    date_form="{weekday}, {day} de {month} de {year}",
)

PT = Words(
    language="pt",
    continued_on="Continua na página {n}",
    continued_from="Vem da página {n}",
    page_number="página {n}",
    inside="Nesta edição",
    letters="Cartas dos leitores",
    in_brief="Breves",
    issue_number="Nº {n}",
    volume_number="Ano {n}",
    advertisement="Publicidade",
    corrections="Correções",
    listings="Agenda",
    imprint="Ficha técnica",
    first_printed="Publicado antes na edição {n}",
    months=_names("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    weekdays=_names("segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"),
    date_form="{weekday}, {day} de {month} de {year}",
)

PL = Words(
    language="pl",
    continued_on="Ciąg dalszy na stronie {n}",
    continued_from="Ciąg dalszy ze strony {n}",
    page_number="strona {n}",
    inside="W numerze",
    letters="Listy do redakcji",
    in_brief="W skrócie",
    issue_number="Nr {n}",
    volume_number="Rok {n}",
    advertisement="Ogłoszenie",
    corrections="Sprostowania",
    listings="Kalendarium",
    imprint="Stopka redakcyjna",
    first_printed="Pierwodruk w numerze {n}",
    months=_names("styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień"),
    months_in_dates=_names(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
    ),
    weekdays=_names("poniedziałek wtorek środa czwartek piątek sobota niedziela"),
    date_form="{weekday}, {day} {month} {year}",
)

TR = Words(
    language="tr",
    continued_on="Devamı {n}. sayfada",
    continued_from="{n}. sayfadan devam",
    page_number="sayfa {n}",
    inside="Bu sayıda",
    letters="Okur mektupları",
    in_brief="Kısa kısa",
    issue_number="Sayı {n}",
    volume_number="Yıl {n}",
    advertisement="İlan",
    corrections="Düzeltmeler",
    listings="Etkinlikler",
    imprint="Künye",
    first_printed="İlk kez {n}. sayıda basıldı",
    months=_names("Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"),
    weekdays=_names("Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar"),
    date_form="{day} {month} {year} {weekday}",
)

EL = Words(
    language="el",
    continued_on="Συνέχεια στη σελίδα {n}",
    continued_from="Συνέχεια από τη σελίδα {n}",
    page_number="σελίδα {n}",
    inside="Σε αυτό το φύλλο",
    letters="Επιστολές",
    in_brief="Εν συντομία",
    issue_number="Φύλλο {n}",
    volume_number="Έτος {n}",
    advertisement="Διαφήμιση",
    corrections="Διορθώσεις",
    listings="Ατζέντα",
    imprint="Ταυτότητα",
    first_printed="Πρώτη δημοσίευση στο φύλλο {n}",
    months=_names(
        "Ιανουάριος Φεβρουάριος Μάρτιος Απρίλιος Μάιος Ιούνιος "
        "Ιούλιος Αύγουστος Σεπτέμβριος Οκτώβριος Νοέμβριος Δεκέμβριος"
    ),
    months_in_dates=_names(
        "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου "
        "Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου"
    ),
    weekdays=_names("Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο Κυριακή"),
    date_form="{weekday} {day} {month} {year}",
)

RU = Words(
    language="ru",
    continued_on="Продолжение на странице {n}",
    continued_from="Начало на странице {n}",
    page_number="страница {n}",
    inside="В номере",
    letters="Письма читателей",
    in_brief="Коротко",
    issue_number="№ {n}",
    volume_number="Год издания {n}-й",
    advertisement="Реклама",
    corrections="Исправления",
    listings="Афиша",
    imprint="Выходные данные",
    first_printed="Впервые напечатано в выпуске {n}",
    months=_names("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"),
    months_in_dates=_names("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    weekdays=_names("понедельник вторник среда четверг пятница суббота воскресенье"),
    date_form="{weekday}, {day} {month} {year} г.",
)

LANGUAGES: dict[str, Words] = {item.language: item for item in (EN, DE, FR, ES, PT, PL, TR, EL, RU)}
