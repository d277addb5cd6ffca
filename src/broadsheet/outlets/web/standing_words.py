"""The words on standing pages, of corrections and of what is not found, in the order of ``outlets.words.LANGUAGES``."""

from __future__ import annotations

from types import MappingProxyType

from broadsheet.outlets.words import Table

STANDING: Table = MappingProxyType(
    {
        "you_are_here": (
            "You are here", "Sie sind hier", "Vous êtes ici", "Está aquí", "Está aqui",
            "Jesteś tutaj", "Buradasınız", "Βρίσκεστε εδώ", "Вы здесь", "أنت هنا",
        ),
        "contact": (
            "Contact", "Kontakt", "Contact", "Contacto", "Contacto",
            "Kontakt", "İletişim", "Επικοινωνία", "Контакты", "للتواصل",
        ),
        "letters_to": (
            "Letters to the editor", "Leserbriefe an", "Courrier des lecteurs", "Cartas al director",
            "Cartas ao diretor",
            "Listy do redakcji", "Okur mektupları", "Επιστολές στη σύνταξη", "Письма в редакцию", "رسائل إلى التحرير",
        ),
        "orders_to": (
            "Orders for printed copies", "Bestellung gedruckter Exemplare", "Commandes d’exemplaires imprimés",
            "Pedidos de ejemplares impresos", "Encomendas de exemplares impressos",
            "Zamówienia egzemplarzy drukowanych",
            "Basılı nüsha siparişi", "Παραγγελίες έντυπων αντιτύπων", "Заказ печатных экземпляров",
            "طلب النسخ المطبوعة",
        ),
        "network": (
            "The network", "Das Netzwerk", "Le réseau", "La red", "A rede",
            "Sieć", "Ağ", "Το δίκτυο", "Сеть", "الشبكة",
        ),
        "principles": (
            "How we correct mistakes", "Wie wir Fehler berichtigen", "Comment nous corrigeons les erreurs",
            "Cómo corregimos los errores", "Como corrigimos os erros", "Jak poprawiamy błędy",
            "Hataları nasıl düzeltiriz",
            "Πώς διορθώνουμε τα λάθη", "Как мы исправляем ошибки", "كيف نصحّح الأخطاء",
        ),
        "policy": (
            ("A mistake is corrected in the article itself; what changed and when is said there and on the "
            "corrections page."),
            ("Ein Fehler wird im Artikel selbst berichtigt; was wann geändert wurde, steht dort und auf der Seite "
            "der Berichtigungen."),
            ("Une erreur est corrigée dans l’article même ; ce qui a changé, et quand, y est dit ainsi que sur la "
            "page des rectificatifs."),
            ("Un error se corrige en el propio artículo; qué cambió y cuándo se dice allí y en la página de "
            "correcciones."),
            "Um erro é corrigido no próprio artigo; o que mudou e quando fica dito lá e na página de correções.",
            "Błąd poprawiamy w samym artykule; co i kiedy zmieniono, podajemy tam oraz na stronie sprostowań.",
            "Hata yazının kendisinde düzeltilir; neyin ne zaman değiştiği orada ve düzeltmeler sayfasında belirtilir.",
            "Το λάθος διορθώνεται στο ίδιο το άρθρο· τι άλλαξε και πότε λέγεται εκεί και στη σελίδα διορθώσεων.",
            "Ошибка исправляется в самой статье; что и когда изменено, сказано там и на странице поправок.",
            "يُصحَّح الخطأ في المقال نفسه، ويُذكر ما تغيّر ومتى هناك وفي صفحة التصحيحات.",
        ),
        "corrections_intro": (
            "Every public change to our articles, the newest first.",
            "Jede öffentliche Änderung an unseren Artikeln, die neueste zuerst.",
            "Toutes les modifications publiques de nos articles, les plus récentes d’abord.",
            "Todos los cambios públicos en nuestros artículos, los más recientes primero.",
            "Todas as alterações públicas aos nossos artigos, as mais recentes primeiro.",
            "Wszystkie jawne zmiany w naszych artykułach, najnowsze na początku.",
            "Yazılarımızdaki tüm açık değişiklikler, en yenisi başta.",
            "Κάθε δημόσια αλλαγή στα άρθρα μας, η νεότερη πρώτη.",
            "Все публичные изменения в наших статьях, сначала новые.",
            "كل تغيير معلن في مقالاتنا، الأحدث أولًا.",
        ),
        "corrections_empty": (
            "Nothing has had to be corrected so far.", "Bisher war nichts zu berichtigen.",
            "Rien n’a dû être rectifié jusqu’ici.", "Hasta ahora no ha habido nada que corregir.",
            "Até agora não foi preciso corrigir nada.", "Dotąd nie było czego prostować.",
            "Şimdiye dek düzeltilecek bir şey olmadı.", "Ως τώρα δεν χρειάστηκε καμία διόρθωση.",
            "Пока исправлять ничего не пришлось.", "لم يلزم تصحيح أي شيء حتى الآن.",
        ),
        "found_mistake": (
            "Found a mistake? Write to {address}.", "Einen Fehler gefunden? Schreiben Sie an {address}.",
            "Une erreur ? Écrivez à {address}.", "¿Ha visto un error? Escriba a {address}.",
            "Encontrou um erro? Escreva para {address}.", "Widzisz błąd? Napisz na {address}.",
            "Hata mı gördünüz? {address} adresine yazın.", "Βρήκατε λάθος; Γράψτε στο {address}.",
            "Нашли ошибку? Пишите: {address}.", "وجدت خطأ؟ اكتب إلى {address}.",
        ),
        "updates": (
            "Updates", "Aktualisierungen", "Mises à jour", "Actualizaciones", "Atualizações",
            "Aktualizacje", "Güncellemeler", "Ενημερώσεις", "Обновления", "التحديثات",
        ),
        "retractions": (
            "Retractions", "Zurückgezogene Artikel", "Rétractations", "Retractaciones", "Retratações",
            "Wycofania", "Geri çekmeler", "Ανακλήσεις", "Отзывы статей", "المقالات المسحوبة",
        ),
        "order": (
            "Order a copy", "Ein Exemplar bestellen", "Commander un exemplaire", "Pedir un ejemplar",
            "Encomendar um exemplar", "Zamów egzemplarz", "Bir nüsha sipariş et", "Παραγγείλτε ένα αντίτυπο",
            "Заказать экземпляр", "اطلب نسخة",
        ),
        "order_by_mail": (
            "Write to {address} and say which issue, how many copies, and where to send them.",
            "Schreiben Sie an {address}: welche Ausgabe, wie viele Exemplare und wohin.",
            "Écrivez à {address} en indiquant le numéro, le nombre d’exemplaires et l’adresse d’envoi.",
            "Escriba a {address} e indique el número, cuántos ejemplares y a dónde enviarlos.",
            "Escreva para {address} e diga que edição, quantos exemplares e para onde enviar.",
            "Napisz na {address}: który numer, ile egzemplarzy i dokąd wysłać.",
            "Hangi sayıyı, kaç nüsha ve nereye istediğinizi {address} adresine yazın.",
            "Γράψτε στο {address} ποιο φύλλο θέλετε, πόσα αντίτυπα και πού να σταλούν.",
            "Напишите на {address}: какой номер, сколько экземпляров и куда выслать.",
            "اكتب إلى {address} واذكر العدد وعدد النسخ وعنوان الإرسال.",
        ),
        "order_ask": (
            "Ask us how to get a printed copy:", "Fragen Sie uns nach einem gedruckten Exemplar:",
            "Demandez-nous comment obtenir un exemplaire imprimé :", "Pregúntenos cómo conseguir un ejemplar impreso:",
            "Pergunte-nos como obter um exemplar impresso:", "Zapytaj nas o egzemplarz drukowany:",
            "Basılı nüsha için bize sorun:", "Ρωτήστε μας για έντυπο αντίτυπο:",
            "Спросите нас, как получить печатный экземпляр:", "اسألنا كيف تحصل على نسخة مطبوعة:",
        ),
        "back_issues": (
            "Back issues", "Frühere Ausgaben", "Anciens numéros", "Números atrasados", "Edições anteriores",
            "Numery archiwalne", "Eski sayılar", "Παλαιότερα φύλλα", "Прежние номера", "أعداد سابقة",
        ),
        "get_empty": (
            "No issue is on sale yet.", "Noch ist keine Ausgabe erhältlich.", "Aucun numéro n’est encore en vente.",
            "Aún no hay ningún número a la venta.", "Ainda não há nenhuma edição à venda.",
            "Żaden numer nie jest jeszcze w sprzedaży.",
            "Henüz satışta olan bir sayı yok.", "Δεν κυκλοφορεί ακόμη κανένα φύλλο.", "В продаже пока нет номеров.",
            "لا يوجد عدد معروض للبيع بعد.",
        ),
        "lost_title": (
            "There is no page here", "Hier ist keine Seite", "Il n’y a pas de page ici", "Aquí no hay ninguna página",
            "Não há nenhuma página aqui", "Nie ma tu strony", "Burada bir sayfa yok", "Δεν υπάρχει σελίδα εδώ",
            "Здесь нет страницы", "لا توجد صفحة هنا",
        ),
        "lost": (
            ("The address may be misspelt, or the link that led here is out of date. Search for what you wanted, "
            "or start from one of these pages."),
            ("Vielleicht ist die Adresse falsch geschrieben oder der Verweis veraltet. Suchen Sie, was Sie lesen "
            "wollten, oder beginnen Sie hier."),
            ("L’adresse est peut-être mal écrite, ou le lien est périmé. Cherchez ce que vous vouliez lire, ou "
            "partez d’une de ces pages."),
            ("Quizá la dirección esté mal escrita o el enlace sea antiguo. Busque lo que quería o empiece por una "
            "de estas páginas."),
            ("Talvez o endereço esteja mal escrito ou a ligação seja antiga. Procure o que queria ou comece por "
            "uma destas páginas."),
            ("Może adres zawiera błąd albo odnośnik jest nieaktualny. Wyszukaj to, czego szukasz, lub zacznij od "
            "jednej z tych stron."),
            "Adres yanlış yazılmış ya da bağlantı eskimiş olabilir. Aradığınızı arayın veya şu sayfalardan başlayın.",
            "Ίσως η διεύθυνση είναι λάθος ή ο σύνδεσμος παλιός. Αναζητήστε αυτό που θέλατε ή ξεκινήστε από εδώ.",
            ("Возможно, адрес написан с ошибкой или ссылка устарела. Воспользуйтесь поиском или начните с одной "
            "из этих страниц."),
            "ربما كُتب العنوان خطأً أو أن الرابط قديم. ابحث عمّا أردت، أو ابدأ من إحدى هذه الصفحات.",
        ),
        "gone_title": (
            "This article was taken away", "Dieser Artikel wurde entfernt", "Cet article a été retiré",
            "Este artículo fue retirado", "Este artigo foi retirado", "Ten artykuł usunięto", "Bu yazı kaldırıldı",
            "Αυτό το άρθρο αποσύρθηκε", "Эта статья снята", "أُزيل هذا المقال",
        ),
        "gone": (
            "An article stood at this address. The paper has taken it away and will not put another in its place.",
            ("Unter dieser Adresse stand ein Artikel. Die Zeitung hat ihn entfernt und setzt keinen anderen an "
            "seine Stelle."),
            "Un article figurait à cette adresse. Le journal l’a retiré et n’en mettra pas d’autre à sa place.",
            "En esta dirección había un artículo. El periódico lo ha retirado y no pondrá otro en su lugar.",
            "Neste endereço estava um artigo. O jornal retirou-o e não porá outro no seu lugar.",
            "Pod tym adresem był artykuł. Gazeta go usunęła i nie umieści tu innego.",
            "Bu adreste bir yazı vardı. Gazete onu kaldırdı; yerine başkasını koymayacak.",
            "Σε αυτή τη διεύθυνση υπήρχε άρθρο. Η εφημερίδα το απέσυρε και δεν θα βάλει άλλο στη θέση του.",
            "По этому адресу была статья. Газета сняла её и другую на её место не поставит.",
            "كان في هذا العنوان مقال. أزالته الصحيفة ولن تضع غيره مكانه.",
        ),
        "useful": (
            "Pages to start from", "Seiten für den Anfang", "Pages pour commencer", "Páginas para empezar",
            "Páginas para começar", "Strony na początek", "Başlanacak sayfalar", "Σελίδες για αρχή",
            "С чего начать", "صفحات للبداية",
        ),
    }
)  # fmt: skip
