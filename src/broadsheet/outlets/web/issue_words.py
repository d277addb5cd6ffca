"""The words about issues and printed pages, in the order of ``outlets.words.LANGUAGES``."""

from __future__ import annotations

from types import MappingProxyType

from broadsheet.outlets.words import Table

ISSUES: Table = MappingProxyType(
    {
        "volume": (
            "Volume {v}", "Jahrgang {v}", "Volume {v}", "Volumen {v}", "Volume {v}",
            "Tom {v}", "Cilt {v}", "Τόμος {v}", "Том {v}", "المجلد {v}",
        ),
        "at_page": (
            "Page {p}", "Seite {p}", "Page {p}", "Página {p}", "Página {p}",
            "Strona {p}", "Sayfa {p}", "Σελίδα {p}", "Страница {p}", "الصفحة {p}",
        ),
        "printed": (
            "Issue {n}, page {p}", "Ausgabe {n}, Seite {p}", "Numéro {n}, page {p}", "Número {n}, página {p}",
            "Edição {n}, página {p}", "Numer {n}, strona {p}", "Sayı {n}, sayfa {p}", "Φύλλο {n}, σελίδα {p}",
            "Номер {n}, страница {p}", "العدد {n}، الصفحة {p}",
        ),
        "issues_empty": (
            "The first issue has not come out yet. Articles appear on the front page as they are published.",
            ("Die erste Ausgabe ist noch nicht erschienen. Artikel stehen auf der Titelseite, sobald sie "
            "veröffentlicht sind."),
            "Le premier numéro n’a pas encore paru. Les articles figurent à la une dès leur publication.",
            "El primer número aún no ha salido. Los artículos aparecen en la portada a medida que se publican.",
            "A primeira edição ainda não saiu. Os artigos aparecem na primeira página à medida que são publicados.",
            "Pierwszy numer jeszcze się nie ukazał. Artykuły pojawiają się na stronie głównej w miarę publikacji.",
            "İlk sayı henüz çıkmadı. Yazılar yayımlandıkça ön sayfada yer alır.",
            "Το πρώτο φύλλο δεν έχει κυκλοφορήσει ακόμη. Τα άρθρα εμφανίζονται στην πρώτη σελίδα μόλις δημοσιευθούν.",
            "Первый номер ещё не вышел. Статьи появляются на первой странице по мере публикации.",
            "لم يصدر العدد الأول بعد. تظهر المقالات في الصفحة الأولى فور نشرها.",
        ),
        "on_sale": (
            "On sale now", "Jetzt erhältlich", "En vente", "Ya a la venta", "À venda agora",
            "W sprzedaży", "Şimdi satışta", "Κυκλοφορεί τώρα", "Сейчас в продаже", "معروض للبيع الآن",
        ),
        "contents": (
            "Contents", "Inhalt", "Sommaire", "Sumario", "Sumário",
            "Spis treści", "İçindekiler", "Περιεχόμενα", "Содержание", "المحتويات",
        ),
        "contents_empty": (
            "No article of this issue is on the web yet.", "Noch steht kein Artikel dieser Ausgabe im Netz.",
            "Aucun article de ce numéro n’est encore en ligne.", "Todavía no hay artículos de este número en la web.",
            "Ainda não há artigos desta edição na web.", "Żaden artykuł z tego numeru nie jest jeszcze w sieci.",
            "Bu sayının hiçbir yazısı henüz internette değil.",
            "Κανένα άρθρο αυτού του φύλλου δεν είναι ακόμη στον ιστό.",
            "Статей этого номера пока нет в сети.", "لا توجد مقالات من هذا العدد على الموقع بعد.",
        ),
        "also_inside": (
            "Also in this issue", "Außerdem in dieser Ausgabe", "Également dans ce numéro", "También en este número",
            "Também nesta edição", "Także w tym numerze", "Bu sayıda ayrıca", "Επίσης σε αυτό το φύλλο",
            "Также в этом номере", "أيضًا في هذا العدد",
        ),
        "whole_issue": (
            "All of issue {n}", "Die ganze Ausgabe {n}", "Tout le numéro {n}", "Todo el número {n}",
            "Toda a edição {n}", "Cały numer {n}", "{n}. sayının tamamı", "Ολόκληρο το φύλλο {n}",
            "Весь номер {n}", "العدد {n} كاملًا",
        ),
        "cover_of": (
            "Front page of issue {n}", "Titelseite der Ausgabe {n}", "Une du numéro {n}", "Portada del número {n}",
            "Primeira página da edição {n}", "Pierwsza strona numeru {n}", "{n}. sayının ön sayfası",
            "Πρώτη σελίδα του φύλλου {n}", "Первая страница номера {n}", "الصفحة الأولى من العدد {n}",
        ),
        "downloads": (
            "Downloads", "Zum Herunterladen", "À télécharger", "Descargas", "Descargas",
            "Do pobrania", "İndir", "Λήψεις", "Скачать", "تنزيلات",
        ),
        "pdf": (
            "The printed paper (PDF)", "Die gedruckte Zeitung (PDF)", "Le journal imprimé (PDF)",
            "El periódico impreso (PDF)", "O jornal impresso (PDF)", "Gazeta drukowana (PDF)", "Basılı gazete (PDF)",
            "Η έντυπη εφημερίδα (PDF)", "Печатная газета (PDF)", "الصحيفة المطبوعة (PDF)",
        ),
        "epub": (
            "For e-readers (EPUB)", "Für Lesegeräte (EPUB)", "Pour liseuses (EPUB)",
            "Para lectores electrónicos (EPUB)",
            "Para leitores eletrónicos (EPUB)", "Na czytniki (EPUB)", "E-okuyucular için (EPUB)",
            "Για ηλεκτρονικούς αναγνώστες (EPUB)", "Для электронных книг (EPUB)", "للقارئ الإلكتروني (EPUB)",
        ),
        "pages": (
            "The printed pages", "Die gedruckten Seiten", "Les pages imprimées", "Las páginas impresas",
            "As páginas impressas", "Strony w druku", "Basılı sayfalar", "Οι έντυπες σελίδες",
            "Печатные страницы", "الصفحات المطبوعة",
        ),
        "page_picture": (
            "Page {p} of issue {n} as printed; its articles are listed beside it",
            "Seite {p} der Ausgabe {n}, wie gedruckt; ihre Artikel stehen daneben",
            "Page {p} du numéro {n} telle qu’imprimée ; ses articles sont listés à côté",
            "Página {p} del número {n} tal como se imprimió; sus artículos figuran al lado",
            "Página {p} da edição {n} como impressa; os artigos estão listados ao lado",
            "Strona {p} numeru {n} w druku; jej artykuły wymieniono obok",
            "{n}. sayının {p}. sayfası, basıldığı gibi; yazıları yanında sıralıdır",
            "Η σελίδα {p} του φύλλου {n} όπως τυπώθηκε· τα άρθρα της αναφέρονται δίπλα",
            "Страница {p} номера {n} в печати; её статьи перечислены рядом",
            "الصفحة {p} من العدد {n} كما طُبعت؛ ومقالاتها مذكورة بجانبها",
        ),
        "choose": (
            "Choose an article on the page, or from the list.",
            "Wählen Sie einen Artikel auf der Seite oder aus der Liste.",
            "Choisissez un article sur la page ou dans la liste.", "Elija un artículo en la página o en la lista.",
            "Escolha um artigo na página ou na lista.", "Wybierz artykuł na stronie lub z listy.",
            "Sayfadan ya da listeden bir yazı seçin.", "Διαλέξτε ένα άρθρο στη σελίδα ή από τη λίστα.",
            "Выберите статью на странице или в списке.", "اختر مقالًا من الصفحة أو من القائمة.",
        ),
        "on_page": (
            "On this page", "Auf dieser Seite", "Sur cette page", "En esta página", "Nesta página",
            "Na tej stronie", "Bu sayfada", "Σε αυτή τη σελίδα", "На этой странице", "في هذه الصفحة",
        ),
        "page_empty": (
            "No article of this page is on the web.", "Kein Artikel dieser Seite steht im Netz.",
            "Aucun article de cette page n’est en ligne.", "Ningún artículo de esta página está en la web.",
            "Nenhum artigo desta página está na web.", "Żaden artykuł z tej strony nie jest w sieci.",
            "Bu sayfanın hiçbir yazısı internette değil.", "Κανένα άρθρο αυτής της σελίδας δεν είναι στον ιστό.",
            "Статей с этой страницы нет в сети.", "لا يوجد مقال من هذه الصفحة على الموقع.",
        ),
        "previous_page": (
            "Previous page", "Vorige Seite", "Page précédente", "Página anterior", "Página anterior",
            "Poprzednia strona", "Önceki sayfa", "Προηγούμενη σελίδα", "Предыдущая страница", "الصفحة السابقة",
        ),
        "next_page": (
            "Next page", "Nächste Seite", "Page suivante", "Página siguiente", "Página seguinte",
            "Następna strona", "Sonraki sayfa", "Επόμενη σελίδα", "Следующая страница", "الصفحة التالية",
        ),
        "previous_issue": (
            "Previous issue", "Vorige Ausgabe", "Numéro précédent", "Número anterior", "Edição anterior",
            "Poprzedni numer", "Önceki sayı", "Προηγούμενο φύλλο", "Предыдущий номер", "العدد السابق",
        ),
        "next_issue": (
            "Next issue", "Nächste Ausgabe", "Numéro suivant", "Número siguiente", "Edição seguinte",
            "Następny numer", "Sonraki sayı", "Επόμενο φύλλο", "Следующий номер", "العدد التالي",
        ),
        "price": (
            "Price: {price}", "Preis: {price}", "Prix : {price}", "Precio: {price}", "Preço: {price}",
            "Cena: {price}", "Fiyat: {price}", "Τιμή: {price}", "Цена: {price}", "السعر: {price}",
        ),
        "stock": (
            "Copies left: {n}", "Noch vorrätig: {n}", "Exemplaires restants : {n}", "Ejemplares disponibles: {n}",
            "Exemplares disponíveis: {n}", "Pozostało egzemplarzy: {n}", "Kalan nüsha: {n}", "Διαθέσιμα αντίτυπα: {n}",
            "Осталось экземпляров: {n}", "النسخ المتبقية: {n}",
        ),
        "sold_out": (
            "Sold out", "Vergriffen", "Épuisé", "Agotado", "Esgotado",
            "Nakład wyczerpany", "Tükendi", "Εξαντλήθηκε", "Распродан", "نفدت النسخ",
        ),
    }
)  # fmt: skip
