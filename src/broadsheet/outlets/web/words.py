"""The words of every page and of the article page."""

from __future__ import annotations

from functools import lru_cache

from broadsheet.outlets.words import CHANGES, Table, phrases

BASE: Table = {
    "skip": (
        "Skip to the text", "Zum Text springen", "Aller au texte", "Ir al texto", "Ir para o texto",
        "Przejdź do tekstu", "Metne geç", "Μετάβαση στο κείμενο", "Перейти к тексту", "انتقل إلى النص",
    ),
    "sections": (
        "Sections", "Ressorts", "Rubriques", "Secciones", "Secções", "Działy", "Bölümler", "Ενότητες", "Рубрики",
        "الأقسام",
    ),
    "more": (
        "More of this paper", "Mehr von dieser Zeitung", "Plus de ce journal", "Más de este periódico",
        "Mais deste jornal", "Więcej z tej gazety", "Bu gazeteden daha fazlası", "Περισσότερα της εφημερίδας",
        "Ещё в газете", "المزيد من الصحيفة",
    ),
    "front": (
        "Front page", "Titelseite", "À la une", "Portada", "Primeira página", "Strona główna", "Ana sayfa",
        "Πρωτοσέλιδο", "Первая полоса", "الصفحة الأولى",
    ),
    "issues": (
        "All issues", "Alle Ausgaben", "Tous les numéros", "Todos los números", "Todas as edições",
        "Wszystkie numery", "Tüm sayılar", "Όλα τα φύλλα", "Все номера", "جميع الأعداد",
    ),
    "authors": (
        "Authors", "Autorinnen und Autoren", "Auteurs", "Autores", "Autores", "Autorzy", "Yazarlar", "Συντάκτες",
        "Авторы", "الكتّاب",
    ),
    "subjects": (
        "Subjects", "Themen", "Sujets", "Temas", "Temas", "Tematy", "Konular", "Θέματα", "Темы", "المواضيع",
    ),
    "months": (
        "By month", "Nach Monaten", "Par mois", "Por meses", "Por mês", "Według miesięcy", "Aylara göre",
        "Ανά μήνα", "По месяцам", "حسب الشهر",
    ),
    "search": ("Search", "Suche", "Recherche", "Buscar", "Procurar", "Szukaj", "Ara", "Αναζήτηση", "Поиск", "بحث"),
    "imprint": (
        "Imprint", "Impressum", "Mentions légales", "Quiénes somos", "Ficha técnica", "Stopka redakcyjna", "Künye",
        "Ταυτότητα", "Выходные данные", "هيئة التحرير",
    ),
    "corrections": (
        "Corrections", "Berichtigungen", "Rectificatifs", "Correcciones", "Correções", "Sprostowania",
        "Düzeltmeler", "Διορθώσεις", "Исправления", "تصويبات",
    ),
    "get": (
        "Get the paper", "Zeitung bekommen", "Se procurer le journal", "Conseguir el periódico", "Obter o jornal",
        "Jak kupić gazetę", "Gazeteyi edinin", "Πάρτε την εφημερίδα", "Как получить газету", "احصل على الصحيفة",
    ),
    "issue": (
        "Issue {n}", "Ausgabe {n}", "Numéro {n}", "Número {n}", "Edição {n}", "Numer {n}", "Sayı {n}", "Φύλλο {n}",
        "Номер {n}", "العدد {n}",
    ),
    "volume": (
        "Volume {n}", "Jahrgang {n}", "Tome {n}", "Año {n}", "Volume {n}", "Rocznik {n}", "Cilt {n}", "Τόμος {n}",
        "Том {n}", "المجلد {n}",
    ),
    "get_issue": (
        "Get issue {n}", "Ausgabe {n} bekommen", "Se procurer le numéro {n}", "Conseguir el número {n}",
        "Obter a edição {n}", "Kup numer {n}", "{n}. sayıyı edinin", "Πάρτε το φύλλο {n}", "Получить номер {n}",
        "احصل على العدد {n}",
    ),
    "feeds": (
        "News feeds", "Feeds", "Flux", "Canales", "Feeds", "Kanały RSS", "Haber akışları", "Ροές ειδήσεων",
        "Ленты новостей", "خلاصات الأخبار",
    ),
    "sisters": (
        "Sister papers", "Schwesterzeitungen", "Journaux frères", "Periódicos hermanos", "Jornais irmãos",
        "Siostrzane gazety", "Kardeş gazeteler", "Αδελφές εφημερίδες", "Газеты сети", "صحف شقيقة",
    ),
    "dark": (
        "Dark page", "Dunkle Seite", "Page sombre", "Página oscura", "Página escura", "Ciemna strona",
        "Koyu sayfa", "Σκοτεινή σελίδα", "Тёмная страница", "صفحة داكنة",
    ),
}  # fmt: skip

ARTICLE: Table = {
    "published": (
        "Published", "Veröffentlicht am", "Publié le", "Publicado el", "Publicado em", "Opublikowano", "Yayımlanma:",
        "Δημοσιεύθηκε:", "Опубликовано", "نُشر في",
    ),
    "updated": (
        "updated", "aktualisiert am", "mis à jour le", "actualizado el", "atualizado em", "zmieniono", "güncelleme:",
        "ενημερώθηκε:", "обновлено", "حُدّث في",
    ),
    "first_printed": (
        "First printed in issue {n} ({month})", "Zuerst gedruckt in Ausgabe {n} ({month})",
        "Paru d’abord dans le numéro {n} ({month})", "Impreso primero en el número {n} ({month})",
        "Impresso primeiro na edição {n} ({month})", "Po raz pierwszy w druku: numer {n} ({month})",
        "İlk basıldığı sayı: {n} ({month})", "Πρώτη έντυπη δημοσίευση: φύλλο {n} ({month})",
        "Впервые напечатано в номере {n} ({month})", "طُبع أول مرة في العدد {n} ({month})",
    ),
    "printed_in": (
        "First printed in {paper}, issue {n}", "Zuerst gedruckt in {paper}, Ausgabe {n}",
        "Paru d’abord dans {paper}, numéro {n}", "Impreso primero en {paper}, número {n}",
        "Impresso primeiro em {paper}, edição {n}", "Po raz pierwszy w druku: {paper}, numer {n}",
        "İlk basıldığı yer: {paper}, sayı {n}", "Πρώτη έντυπη δημοσίευση: {paper}, φύλλο {n}",
        "Впервые напечатано: {paper}, номер {n}", "طُبع أول مرة في {paper}، العدد {n}",
    ),
    "page": (
        ", page\u00a0{n}", ", Seite\u00a0{n}", ", page\u00a0{n}", ", página\u00a0{n}", ", página\u00a0{n}",
        ", strona\u00a0{n}", ", sayfa\u00a0{n}", ", σελίδα\u00a0{n}", ", страница\u00a0{n}", "، الصفحة\u00a0{n}",
    ),
    "said_before": (
        "What we said before", "Was wir zuvor schrieben", "Ce que nous écrivions avant", "Lo que dijimos antes",
        "O que dissemos antes", "Co pisaliśmy wcześniej", "Daha önce yazdıklarımız", "Τι γράψαμε πριν",
        "Что мы писали раньше", "ما كتبناه من قبل",
    ),
    "said_since": (
        "What we have said since", "Was wir seither schrieben", "Ce que nous avons écrit depuis",
        "Lo que hemos dicho después", "O que dissemos depois", "Co pisaliśmy później", "Sonra yazdıklarımız",
        "Τι γράψαμε έκτοτε", "Что мы писали потом", "ما كتبناه بعد ذلك",
    ),
    **CHANGES,
    "elsewhere": (
        "This article elsewhere", "Dieser Artikel anderswo", "Cet article ailleurs", "Este artículo en otros sitios",
        "Este artigo noutros lugares", "Ten artykuł gdzie indziej", "Bu yazı başka yerlerde", "Το άρθρο αλλού",
        "Эта статья в других изданиях", "هذا المقال في مواضع أخرى",
    ),
    "original": (
        "original", "Original", "original", "original", "original", "oryginał", "asıl metin", "πρωτότυπο", "оригинал",
        "الأصل",
    ),
    "previous": (
        "Before this in issue {n}", "Davor in Ausgabe {n}", "Avant, dans le numéro {n}", "Antes, en el número {n}",
        "Antes, na edição {n}", "Wcześniej w numerze {n}", "{n}. sayıda bundan önce", "Πριν, στο φύλλο {n}",
        "Перед этим в номере {n}", "قبل هذا في العدد {n}",
    ),
    "next": (
        "Next in issue {n}", "Danach in Ausgabe {n}", "Ensuite, dans le numéro {n}", "Después, en el número {n}",
        "A seguir, na edição {n}", "Dalej w numerze {n}", "{n}. sayıda bundan sonra", "Επόμενο, στο φύλλο {n}",
        "Далее в номере {n}", "التالي في العدد {n}",
    ),
    "share": ("Share", "Weitergeben", "Partager", "Compartir", "Partilhar", "Podaj dalej", "Paylaş", "Κοινοποίηση",
              "Поделиться", "شارك"),
    "by_mail": (
        "Send by e-mail", "Per E-Mail senden", "Envoyer par courriel", "Enviar por correo", "Enviar por e-mail",
        "Wyślij e-mailem", "E-postayla gönder", "Αποστολή με e-mail", "Отправить по почте", "أرسل بالبريد",
    ),
    "address": (
        "Address of this article", "Adresse dieses Artikels", "Adresse de cet article", "Dirección de este artículo",
        "Endereço deste artigo", "Adres tego artykułu", "Bu yazının adresi", "Διεύθυνση του άρθρου",
        "Адрес этой статьи", "عنوان هذا المقال",
    ),
    "in_issue": (
        "In this issue", "In dieser Ausgabe", "Dans ce numéro", "En este número", "Nesta edição", "W tym numerze",
        "Bu sayıda", "Σε αυτό το φύλλο", "В этом номере", "في هذا العدد",
    ),
    "order": (
        "Order a copy", "Exemplar bestellen", "Commander un exemplaire", "Pedir un ejemplar",
        "Encomendar um exemplar", "Zamów egzemplarz", "Bir nüsha sipariş edin", "Παραγγείλτε ένα αντίτυπο",
        "Заказать экземпляр", "اطلب نسخة",
    ),
    "price": ("Price", "Preis", "Prix", "Precio", "Preço", "Cena", "Fiyat", "Τιμή", "Цена", "السعر"),
}  # fmt: skip

REPLIES: Table = {
    "replies": (
        "Replies", "Antworten", "Réponses", "Respuestas", "Respostas", "Odpowiedzi", "Yanıtlar", "Απαντήσεις",
        "Отклики", "الردود",
    ),
    "said_on": (
        "{name} wrote on {day}", "{name} schrieb am {day}", "{name} a écrit le {day}", "{name} escribió el {day}",
        "{name} escreveu em {day}", "{name}, {day}", "{name}, {day}", "{name}, {day}", "{name}, {day}",
        "كتب {name} في {day}",
    ),
    "answer_to": (
        "You answer to", "Sie antworten auf", "Vous répondez à", "Respondes a", "Responde a", "Odpowiadasz na",
        "Yanıtladığınız kişi", "Απαντάτε σε", "Вы отвечаете на", "تردّ على",
    ),
    "the_article": (
        "the article", "den Artikel", "l’article", "el artículo", "ao artigo", "artykuł", "yazı", "το άρθρο",
        "статью", "المقال",
    ),
    "leave": (
        "Leave a reply", "Eine Antwort schreiben", "Laisser une réponse", "Deja una respuesta",
        "Deixe uma resposta", "Dodaj odpowiedź", "Bir yanıt yazın", "Αφήστε μια απάντηση", "Оставить отклик",
        "اترك ردًّا",
    ),
    "not_published": (
        "Your email address will not be published.", "Ihre E-Mail-Adresse wird nicht veröffentlicht.",
        "Votre adresse e-mail ne sera pas publiée.", "Tu dirección de correo electrónico no será publicada.",
        "O seu endereço de e-mail não será publicado.", "Twój adres e-mail nie zostanie opublikowany.",
        "E-posta adresiniz yayınlanmayacak.", "Η διεύθυνση e-mail σας δεν θα δημοσιευθεί.",
        "Ваш адрес электронной почты не будет опубликован.", "لن يُنشر عنوان بريدك الإلكتروني.",
    ),
    "required": (
        "Required fields are marked *", "Erforderliche Felder sind mit * markiert",
        "Les champs obligatoires sont indiqués avec *", "Los campos obligatorios están marcados con *",
        "Os campos obrigatórios estão marcados com *", "Wymagane pola są oznaczone *",
        "Gerekli alanlar * ile işaretlenmiştir", "Τα υποχρεωτικά πεδία σημειώνονται με *",
        "Обязательные поля помечены *", "الحقول المطلوبة معلَّمة بـ *",
    ),
    "name": ("Name", "Name", "Nom", "Nombre", "Nome", "Imię i nazwisko", "Ad", "Όνομα", "Имя", "الاسم"),
    "email": ("E-mail", "E-Mail", "E-mail", "Correo electrónico", "E-mail", "E-mail", "E-posta", "E-mail",
              "Электронная почта", "البريد الإلكتروني"),
    "reply": ("Reply", "Antwort", "Réponse", "Respuesta", "Resposta", "Odpowiedź", "Yanıt", "Απάντηση", "Отклик",
              "الرد"),
    "consent": (
        "You may also print my reply in the paper, with my name.",
        "Sie dürfen meine Antwort mit meinem Namen auch in der Zeitung drucken.",
        "Vous pouvez aussi imprimer ma réponse dans le journal, avec mon nom.",
        "También podéis imprimir mi respuesta en el periódico, con mi nombre.",
        "Também podem imprimir a minha resposta no jornal, com o meu nome.",
        "Moją odpowiedź można też wydrukować w gazecie, z nazwiskiem.",
        "Yanıtımı adımla birlikte gazetede de basabilirsiniz.",
        "Μπορείτε να τυπώσετε την απάντησή μου και στην εφημερίδα, με το όνομά μου.",
        "Мой отклик можно напечатать в газете под моим именем.",
        "يمكنكم أيضًا طباعة ردّي في الصحيفة مع اسمي.",
    ),
    "send": (
        "Send reply", "Antwort senden", "Envoyer la réponse", "Enviar la respuesta", "Enviar resposta",
        "Wyślij odpowiedź", "Yanıtı gönder", "Αποστολή απάντησης", "Отправить отклик", "أرسل الرد",
    ),
    "read_first": (
        "The editors read every reply before it appears.", "Die Redaktion liest jede Antwort, bevor sie erscheint.",
        "La rédaction lit chaque réponse avant de la publier.", "La redacción lee cada respuesta antes de publicarla.",
        "A redação lê cada resposta antes de a publicar.", "Redakcja czyta każdą odpowiedź przed publikacją.",
        "Yayın kurulu her yanıtı yayımlamadan önce okur.", "Η σύνταξη διαβάζει κάθε απάντηση πριν δημοσιευθεί.",
        "Редакция читает каждый отклик до публикации.", "يقرأ المحررون كل ردّ قبل نشره.",
    ),
    "trap": (
        "Leave this field empty", "Dieses Feld leer lassen", "Laissez ce champ vide", "Deja este campo vacío",
        "Deixe este campo vazio", "Zostaw to pole puste", "Bu alanı boş bırakın", "Αφήστε το πεδίο κενό",
        "Оставьте это поле пустым", "اترك هذا الحقل فارغًا",
    ),
}  # fmt: skip

LANGUAGE_NAMES = {
    "ar": "العربية", "ca": "català", "cs": "čeština", "da": "dansk", "de": "Deutsch", "el": "Ελληνικά",
    "en": "English", "es": "español", "eu": "euskara", "fa": "فارسی", "fi": "suomi", "fr": "français",
    "ga": "Gaeilge", "gd": "Gàidhlig", "he": "עברית", "hu": "magyar", "it": "italiano", "ja": "日本語",
    "nl": "Nederlands", "no": "norsk", "pl": "polski", "pt": "português", "ro": "română", "ru": "русский",
    "sv": "svenska", "tr": "Türkçe", "uk": "українська", "zh": "中文", "cy": "Cymraeg", "eo": "Esperanto",
}  # fmt: skip
"""What languages call themselves (Unicode CLDR)."""


@lru_cache(maxsize=64)
def page_words(language: str) -> dict[str, str]:
    """Every word of the base and of the article page, in a language."""
    return phrases({**BASE, **ARTICLE, **REPLIES}, language)
