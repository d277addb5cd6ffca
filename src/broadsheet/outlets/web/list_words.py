"""The words on the front page, lists, issues and standing pages, in the order of ``outlets.words.LANGUAGES``."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

from broadsheet.outlets.web.issue_words import ISSUES
from broadsheet.outlets.web.search_words import SEARCH
from broadsheet.outlets.web.standing_words import STANDING
from broadsheet.outlets.web.words import page_words
from broadsheet.outlets.words import Table, phrases

READING: Table = MappingProxyType(
    {
        "since": (
            "Since this issue", "Seit dieser Ausgabe", "Depuis ce numéro", "Desde este número", "Desde esta edição",
            "Od tego numeru", "Bu sayıdan sonra", "Μετά από αυτό το φύλλο", "После этого номера", "منذ هذا العدد",
        ),
        "latest": (
            "Latest articles", "Neueste Artikel", "Derniers articles", "Últimos artículos", "Últimos artigos",
            "Najnowsze artykuły", "Son yazılar", "Τελευταία άρθρα", "Последние статьи", "أحدث المقالات",
        ),
        "front_empty": (
            ("Nothing has been published yet. Please come back soon; what the paper is and how to reach it stands "
            "in the imprint."),
            "Noch ist nichts erschienen. Schauen Sie bald wieder vorbei; wer die Zeitung macht, steht im Impressum.",
            "Rien n’a encore été publié. Revenez bientôt ; qui fait le journal se lit dans les mentions légales.",
            "Aún no se ha publicado nada. Vuelva pronto; quién hace el periódico figura en los datos editoriales.",
            "Ainda nada foi publicado. Volte em breve; quem faz o jornal está na ficha técnica.",
            "Jeszcze nic nie opublikowano. Zajrzyj wkrótce; kto tworzy gazetę, mówi stopka redakcyjna.",
            "Henüz bir şey yayımlanmadı. Yakında yine bekleriz; gazeteyi kimlerin çıkardığı künyededir.",
            "Δεν έχει δημοσιευθεί τίποτα ακόμη. Ελάτε ξανά σύντομα· ποιοι βγάζουν την εφημερίδα γράφει η ταυτότητα.",
            "Пока ничего не опубликовано. Загляните позже; кто делает газету, сказано в выходных данных.",
            "لم يُنشر شيء بعد. عُد قريبًا؛ ومن يصدر الصحيفة مذكور في بيانات النشر.",
        ),
        "briefs": (
            "In brief", "Kurz gemeldet", "En bref", "Breves", "Breves",
            "W skrócie", "Kısa kısa", "Εν συντομία", "Коротко", "باختصار",
        ),
        "comment": (
            "Comment", "Meinung", "Opinions", "Opinión", "Opinião",
            "Opinie", "Yorum", "Γνώμη", "Мнение", "آراء",
        ),
        "letters": (
            "Letters", "Leserbriefe", "Courrier", "Cartas", "Cartas",
            "Listy", "Mektuplar", "Επιστολές", "Письма", "رسائل القراء",
        ),
        "listings": (
            "Listings", "Termine", "Agenda", "Agenda", "Agenda",
            "Kalendarium", "Ajanda", "Ατζέντα", "Афиша", "مواعيد",
        ),
        "section": (
            "Section", "Ressort", "Rubrique", "Sección", "Secção",
            "Dział", "Bölüm", "Στήλη", "Рубрика", "القسم",
        ),
        "articles": (
            "Articles: {n}", "Artikel: {n}", "Articles : {n}", "Artículos: {n}", "Artigos: {n}",
            "Artykuły: {n}", "Yazı sayısı: {n}", "Άρθρα: {n}", "Статей: {n}", "المقالات: {n}",
        ),
        "list_page": (
            "{title}, page {n}", "{title}, Seite {n}", "{title}, page {n}", "{title}, página {n}",
            "{title}, página {n}",
            "{title}, strona {n}", "{title}, sayfa {n}", "{title}, σελίδα {n}", "{title}, страница {n}",
            "{title}، الصفحة {n}",
        ),
        "newer": (
            "Newer articles", "Neuere Artikel", "Articles plus récents", "Artículos más recientes",
            "Artigos mais recentes",
            "Nowsze artykuły", "Daha yeni yazılar", "Νεότερα άρθρα", "Более новые статьи", "مقالات أحدث",
        ),
        "older": (
            "Older articles", "Ältere Artikel", "Articles plus anciens", "Artículos anteriores", "Artigos mais antigos",
            "Starsze artykuły", "Daha eski yazılar", "Παλαιότερα άρθρα", "Более старые статьи", "مقالات أقدم",
        ),
        "list_pages": (
            "Pages of this list", "Seiten dieser Liste", "Pages de cette liste", "Páginas de esta lista",
            "Páginas desta lista",
            "Strony tej listy", "Bu listenin sayfaları", "Σελίδες αυτής της λίστας", "Страницы списка",
            "صفحات هذه القائمة",
        ),
        "list_empty": (
            "Nothing stands here yet. Try the search, or go through the issues.",
            "Hier steht noch nichts. Versuchen Sie die Suche oder blättern Sie in den Ausgaben.",
            "Il n’y a encore rien ici. Essayez la recherche ou parcourez les numéros.",
            "Aquí aún no hay nada. Pruebe la búsqueda o recorra los números.",
            "Ainda não há nada aqui. Experimente a pesquisa ou percorra as edições.",
            "Jeszcze nic tu nie ma. Spróbuj wyszukiwarki albo przejrzyj numery.",
            "Burada henüz bir şey yok. Aramayı deneyin ya da sayılara göz atın.",
            "Δεν υπάρχει τίποτα εδώ ακόμη. Δοκιμάστε την αναζήτηση ή τα φύλλα.",
            "Здесь пока ничего нет. Попробуйте поиск или просмотрите номера.",
            "لا شيء هنا بعد. جرّب البحث أو تصفّح الأعداد.",
        ),
        "follow": (
            "Follow by feed", "Als Feed abonnieren", "Suivre par flux", "Seguir por canal", "Seguir por feed",
            "Obserwuj przez kanał", "Beslemeyle izle", "Παρακολούθηση με ροή", "Подписаться на ленту",
            "تابع عبر الخلاصة",
        ),
    }
)  # fmt: skip

LIST_WORDS: Table = MappingProxyType({**ISSUES, **READING, **STANDING, **SEARCH})
"""All of them."""

_SHARED = (
    "authors", "correction", "corrections", "front", "get", "get_issue", "imprint", "issue", "issues", "months",
    "retraction", "search", "sections", "sisters", "subjects", "update",
)  # fmt: skip


@lru_cache(maxsize=64)
def list_words(language: str) -> dict[str, str]:
    """The words of these pages in a language; what the masthead and foot say too is said in the same words."""
    shared = page_words(language)
    return phrases(LIST_WORDS, language) | {key: shared[key] for key in _SHARED}
