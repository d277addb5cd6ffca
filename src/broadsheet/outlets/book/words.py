"""The words of the e-book around the copy."""

from __future__ import annotations

from functools import lru_cache

from broadsheet.outlets.words import CHANGES, Table, phrases

WORDS: Table = {
    "title": (
        "{paper}, issue {n}, {month}", "{paper}, Ausgabe {n}, {month}", "{paper}, numéro {n}, {month}",
        "{paper}, número {n}, {month}", "{paper}, edição {n}, {month}", "{paper}, numer {n}, {month}",
        "{paper}, sayı {n}, {month}", "{paper}, φύλλο {n}, {month}", "{paper}, номер {n}, {month}",
        "{paper}، العدد {n}، {month}",
    ),
    "cover": (
        "Cover", "Umschlag", "Couverture", "Cubierta", "Capa", "Okładka", "Kapak", "Εξώφυλλο", "Обложка", "الغلاف",
    ),
    "cover_alt": (
        "The printed front page of {paper}, issue {n}", "Die gedruckte Titelseite von {paper}, Ausgabe {n}",
        "La une imprimée de {paper}, numéro {n}", "La portada impresa de {paper}, número {n}",
        "A primeira página impressa de {paper}, edição {n}", "Pierwsza strona drukowana: {paper}, numer {n}",
        "Basılı ilk sayfa: {paper}, sayı {n}", "Το έντυπο πρωτοσέλιδο: {paper}, φύλλο {n}",
        "Первая печатная полоса: {paper}, номер {n}", "الصفحة الأولى المطبوعة من {paper}، العدد {n}",
    ),
    "contents": (
        "Contents", "Inhalt", "Sommaire", "Contenido", "Índice", "Spis treści", "İçindekiler", "Περιεχόμενα",
        "Содержание", "المحتويات",
    ),
    "front": (
        "Front page", "Titelseite", "À la une", "Portada", "Primeira página", "Pierwsza strona", "Birinci sayfa",
        "Πρωτοσέλιδο", "Первая полоса", "الصفحة الأولى",
    ),
    "brief": (
        "In brief", "Kurz gemeldet", "En bref", "Breves", "Breves", "W skrócie", "Kısa kısa", "Εν συντομία",
        "Коротко", "باختصار",
    ),
    "rest": (
        "More in this issue", "Mehr in dieser Ausgabe", "Aussi dans ce numéro", "Más en este número",
        "Mais nesta edição", "Więcej w tym numerze", "Bu sayıda ayrıca", "Ακόμη σε αυτό το φύλλο",
        "Ещё в этом номере", "المزيد في هذا العدد",
    ),
    "landmarks": (
        "Places in this book", "Orte in diesem Buch", "Repères", "Lugares del libro", "Pontos do livro",
        "Miejsca w książce", "Kitaptaki yerler", "Σημεία του βιβλίου", "Ориентиры", "مواضع في الكتاب",
    ),
    "begin": (
        "First article", "Erster Artikel", "Premier article", "Primer artículo", "Primeiro artigo",
        "Pierwszy artykuł", "İlk yazı", "Πρώτο άρθρο", "Первая статья", "المقال الأول",
    ),
    "pages": (
        "Printed pages", "Gedruckte Seiten", "Pages imprimées", "Páginas impresas", "Páginas impressas",
        "Strony drukowane", "Basılı sayfalar", "Έντυπες σελίδες", "Печатные страницы", "الصفحات المطبوعة",
    ),
    "page": (
        "Page {n}", "Seite {n}", "Page {n}", "Página {n}", "Página {n}", "Strona {n}", "Sayfa {n}", "Σελίδα {n}",
        "Страница {n}", "الصفحة {n}",
    ),
    "printed": (
        "Printed on page {n}", "Gedruckt auf Seite {n}", "Imprimé page {n}", "Impreso en la página {n}",
        "Impresso na página {n}", "W druku na stronie {n}", "Baskıda {n}. sayfa", "Έντυπη σελίδα {n}",
        "В печати на странице {n}", "طُبع في الصفحة {n}",
    ),
    "first": (
        "First printed in {paper}, issue {n}", "Zuerst gedruckt in {paper}, Ausgabe {n}",
        "Paru d’abord dans {paper}, numéro {n}", "Impreso primero en {paper}, número {n}",
        "Impresso primeiro em {paper}, edição {n}", "Po raz pierwszy w druku: {paper}, numer {n}",
        "İlk basıldığı yer: {paper}, sayı {n}", "Πρώτη έντυπη δημοσίευση: {paper}, φύλλο {n}",
        "Впервые напечатано: {paper}, номер {n}", "طُبع أول مرة في {paper}، العدد {n}",
    ),
    "web": (
        "This article on the web", "Dieser Artikel im Netz", "Cet article en ligne", "Este artículo en la web",
        "Este artigo na web", "Ten artykuł w sieci", "Bu yazı internette", "Το άρθρο στο διαδίκτυο",
        "Эта статья в сети", "هذا المقال على الشبكة",
    ),
    "notes": (
        "Notes", "Anmerkungen", "Notes", "Notas", "Notas", "Przypisy", "Notlar", "Σημειώσεις", "Примечания", "الحواشي",
    ),
    "back": (
        "Note {n}: back to the text", "Anmerkung {n}: zurück zum Text", "Note {n} : retour au texte",
        "Nota {n}: volver al texto", "Nota {n}: voltar ao texto", "Przypis {n}: wróć do tekstu",
        "Not {n}: metne dön", "Σημείωση {n}: πίσω στο κείμενο", "Примечание {n}: назад к тексту",
        "الحاشية {n}: العودة إلى النص",
    ),
    "corrections": (
        "Corrections", "Berichtigungen", "Rectificatifs", "Correcciones", "Correções", "Sprostowania",
        "Düzeltmeler", "Διορθώσεις", "Исправления", "تصويبات",
    ),
    **CHANGES,
    "dated": (*("{kind}, {day}." for _ in range(9)), "{kind}، {day}."),
    "unshown": (
        "Picture: {alt}", "Bild: {alt}", "Image : {alt}", "Imagen: {alt}", "Imagem: {alt}", "Obraz: {alt}",
        "Görsel: {alt}", "Εικόνα: {alt}", "Изображение: {alt}", "صورة: {alt}",
    ),
    "imprint": (
        "Imprint", "Impressum", "Mentions légales", "Quiénes somos", "Ficha técnica", "Stopka redakcyjna", "Künye",
        "Ταυτότητα", "Выходные данные", "هيئة التحرير",
    ),
    "letters_to": (
        "Letters to the editor", "Leserbriefe an", "Courrier des lecteurs", "Cartas al director", "Cartas ao diretor",
        "Listy do redakcji", "Okur mektupları", "Επιστολές προς τη σύνταξη", "Письма в редакцию", "الرسائل إلى المحرر",
    ),
    "orders_to": (
        "Printed copies", "Gedruckte Exemplare", "Exemplaires imprimés", "Ejemplares impresos",
        "Exemplares impressos", "Egzemplarze drukowane", "Basılı nüshalar", "Έντυπα αντίτυπα", "Печатные экземпляры",
        "النسخ المطبوعة",
    ),
    "sisters": (
        "Sister papers", "Schwesterzeitungen", "Journaux frères", "Periódicos hermanos", "Jornais irmãos",
        "Siostrzane gazety", "Kardeş gazeteler", "Αδελφές εφημερίδες", "Газеты сети", "صحف شقيقة",
    ),
    "summary": (
        "Articles stand in the order of the printed paper, under headings; contents and notes are linked.",
        "Die Artikel stehen in der Ordnung der gedruckten Zeitung unter Überschriften; Inhalt und Noten sind verlinkt.",
        "Les articles suivent l’ordre du journal imprimé, avec des titres ; sommaire et notes sont liés.",
        "Los artículos siguen el orden del periódico impreso, con títulos; contenido y notas están enlazados.",
        "Os artigos seguem a ordem do jornal impresso, com títulos; índice e notas têm ligações.",
        "Artykuły stoją w kolejności wydania drukowanego, pod nagłówkami; spis i przypisy mają odsyłacze.",
        "Yazılar basılı gazetenin sırasıyla, başlıklar altındadır; içindekiler ve notlar bağlantılıdır.",
        "Τα άρθρα ακολουθούν τη σειρά της έντυπης έκδοσης, με τίτλους· περιεχόμενα και σημειώσεις έχουν συνδέσμους.",
        "Статьи идут в порядке печатной газеты под заголовками; содержание и примечания снабжены ссылками.",
        "ترد المقالات بترتيب الصحيفة المطبوعة تحت عناوين، والمحتويات والحواشي موصولة بروابط.",
    ),
    "summary_pages": (
        "The page list gives the pages of the printed paper.",
        "Die Seitenliste nennt die Seiten der gedruckten Zeitung.",
        "La liste des pages donne celles du journal imprimé.", "La lista de páginas da las del periódico impreso.",
        "A lista de páginas indica as do jornal impresso.", "Lista stron podaje strony wydania drukowanego.",
        "Sayfa listesi basılı gazetenin sayfalarını verir.",
        "Ο κατάλογος σελίδων δίνει τις σελίδες της έντυπης έκδοσης.",
        "Список страниц указывает страницы печатной газеты.", "تذكر قائمة الصفحات صفحات الصحيفة المطبوعة.",
    ),
    "summary_alt": (
        "All pictures have text alternatives.", "Alle Bilder haben Textalternativen.",
        "Toutes les images ont un texte de remplacement.", "Todas las imágenes tienen texto alternativo.",
        "Todas as imagens têm texto alternativo.", "Wszystkie obrazy mają opisy tekstowe.",
        "Bütün görsellerin metin karşılığı vardır.", "Όλες οι εικόνες έχουν εναλλακτικό κείμενο.",
        "У всех изображений есть текстовое описание.", "لكل الصور نص بديل.",
    ),
}  # fmt: skip


@lru_cache(maxsize=64)
def book_words(language: str) -> dict[str, str]:
    """The e-book's words in a language."""
    return phrases(WORDS, language)
