"""The words of the search, in the order of ``outlets.words.LANGUAGES``."""

from __future__ import annotations

from types import MappingProxyType

from broadsheet.outlets.words import Table

SEARCH: Table = MappingProxyType(
    {
        "search_for": (
            "Words to look for", "Gesuchte Wörter", "Mots à chercher", "Palabras que buscar", "Palavras a procurar",
            "Szukane słowa", "Aranacak sözcükler", "Λέξεις προς αναζήτηση", "Слова для поиска", "كلمات البحث",
        ),
        "search_now": (
            "Search", "Suchen", "Chercher", "Buscar", "Pesquisar",
            "Szukaj", "Ara", "Αναζήτηση", "Искать", "ابحث",
        ),
        "search_hint": (
            "Finds articles that hold every word. The last word may be only its beginning.",
            "Findet Artikel, in denen alle Wörter stehen. Vom letzten genügt der Anfang.",
            "Trouve les articles qui contiennent tous les mots. Du dernier, le début suffit.",
            "Encuentra artículos con todas las palabras. De la última basta el principio.",
            "Encontra artigos com todas as palavras. Da última basta o início.",
            "Znajduje artykuły ze wszystkimi słowami. Z ostatniego wystarczy początek.",
            "Bütün sözcükleri içeren yazıları bulur. Son sözcüğün başı yeter.",
            "Βρίσκει άρθρα με όλες τις λέξεις. Από την τελευταία αρκεί η αρχή.",
            "Находит статьи, где есть все слова. От последнего достаточно начала.",
            "يجد المقالات التي فيها كل الكلمات. ويكفي أول الكلمة الأخيرة.",
        ),
        "year": ("Year", "Jahr", "Année", "Año", "Ano", "Rok", "Yıl", "Έτος", "Год", "السنة"),
        "all_sections": (
            "All sections", "Alle Ressorts", "Toutes les rubriques", "Todas las secciones", "Todas as secções",
            "Wszystkie działy", "Tüm bölümler", "Όλες οι στήλες", "Все рубрики", "كل الأقسام",
        ),
        "all_years": (
            "All years", "Alle Jahre", "Toutes les années", "Todos los años", "Todos os anos",
            "Wszystkie lata", "Tüm yıllar", "Όλα τα έτη", "Все годы", "كل السنوات",
        ),
        "found": (
            "Articles found: {n}", "Gefundene Artikel: {n}", "Articles trouvés : {n}", "Artículos encontrados: {n}",
            "Artigos encontrados: {n}", "Znalezione artykuły: {n}", "Bulunan yazı: {n}", "Άρθρα που βρέθηκαν: {n}",
            "Найдено статей: {n}", "المقالات التي وُجدت: {n}",
        ),
        "sofar": (
            "Articles found so far: {n}. Earlier years have not been searched yet.",
            "Bisher gefundene Artikel: {n}. Frühere Jahre sind noch nicht durchsucht.",
            "Articles trouvés jusqu’ici : {n}. Les années précédentes n’ont pas encore été parcourues.",
            "Artículos encontrados hasta ahora: {n}. Falta buscar en años anteriores.",
            "Artigos encontrados até agora: {n}. Falta procurar em anos anteriores.",
            "Dotąd znalezione artykuły: {n}. Wcześniejszych lat jeszcze nie przeszukano.",
            "Şimdilik bulunan yazı: {n}. Önceki yıllar henüz aranmadı.",
            "Άρθρα που βρέθηκαν ως τώρα: {n}. Τα προηγούμενα έτη δεν ερευνήθηκαν ακόμη.",
            "Пока найдено статей: {n}. Прежние годы ещё не просмотрены.",
            "المقالات التي وُجدت حتى الآن: {n}. لم يُبحث في السنوات الأسبق بعد.",
        ),
        "none": (
            "No article holds all these words. Try fewer, or another spelling.",
            "Kein Artikel enthält alle diese Wörter. Versuchen Sie weniger oder eine andere Schreibung.",
            "Aucun article ne contient tous ces mots. Essayez-en moins, ou une autre graphie.",
            "Ningún artículo contiene todas estas palabras. Pruebe con menos o con otra grafía.",
            "Nenhum artigo contém todas estas palavras. Experimente menos ou outra grafia.",
            "Żaden artykuł nie zawiera wszystkich tych słów. Spróbuj mniej albo innej pisowni.",
            "Bu sözcüklerin hepsini içeren yazı yok. Daha az sözcük ya da başka bir yazım deneyin.",
            "Κανένα άρθρο δεν έχει όλες αυτές τις λέξεις. Δοκιμάστε λιγότερες ή άλλη γραφή.",
            "Нет статьи со всеми этими словами. Попробуйте меньше слов или другое написание.",
            "لا مقال فيه كل هذه الكلمات. جرّب كلمات أقل أو كتابة أخرى.",
        ),
        "failed": (
            "The search could not be loaded. Try again, or look through the lists below.",
            "Die Suche ließ sich nicht laden. Versuchen Sie es noch einmal oder sehen Sie in den Listen unten nach.",
            "La recherche n’a pas pu être chargée. Réessayez ou consultez les listes ci-dessous.",
            "No se pudo cargar la búsqueda. Inténtelo de nuevo o mire las listas de abajo.",
            "Não foi possível carregar a pesquisa. Tente de novo ou veja as listas abaixo.",
            "Nie udało się wczytać wyszukiwarki. Spróbuj ponownie lub przejrzyj listy poniżej.",
            "Arama yüklenemedi. Yeniden deneyin ya da aşağıdaki listelere bakın.",
            "Η αναζήτηση δεν φορτώθηκε. Δοκιμάστε ξανά ή δείτε τις λίστες παρακάτω.",
            "Поиск не загрузился. Попробуйте ещё раз или просмотрите списки ниже.",
            "تعذّر تحميل البحث. حاول مجددًا أو تصفّح القوائم أدناه.",
        ),
        "more": (
            "More articles", "Weitere Artikel", "Plus d’articles", "Más artículos", "Mais artigos",
            "Więcej artykułów", "Daha fazla yazı", "Περισσότερα άρθρα", "Ещё статьи", "مزيد من المقالات",
        ),
        "without_script": (
            "Searching needs scripts, which this browser does not run. Without them, look through these lists.",
            "Die Suche braucht Skripte, die dieser Browser nicht ausführt. Ohne sie helfen diese Listen.",
            "La recherche a besoin de scripts, que ce navigateur n’exécute pas. Sans eux, parcourez ces listes.",
            "La búsqueda necesita scripts, que este navegador no ejecuta. Sin ellos, recorra estas listas.",
            "A pesquisa precisa de scripts, que este navegador não executa. Sem eles, percorra estas listas.",
            "Wyszukiwarka wymaga skryptów, których ta przeglądarka nie uruchamia. Bez nich przejrzyj te listy.",
            "Arama betik gerektirir, bu tarayıcı çalıştırmıyor. Betiksiz bu listelere bakın.",
            "Η αναζήτηση χρειάζεται σενάρια, που αυτός ο περιηγητής δεν εκτελεί. Χωρίς αυτά, δείτε αυτές τις λίστες.",
            "Для поиска нужны скрипты, а этот браузер их не выполняет. Без них просмотрите эти списки.",
            "يحتاج البحث إلى نصوص برمجية لا يشغّلها هذا المتصفح. بدونها تصفّح هذه القوائم.",
        ),
        "look_through": (
            "Look through", "Zum Durchsehen", "À parcourir", "Para recorrer", "Para percorrer",
            "Do przejrzenia", "Göz atın", "Για περιήγηση", "Для просмотра", "للتصفح",
        ),
    }
)  # fmt: skip
