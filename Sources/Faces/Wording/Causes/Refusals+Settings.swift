import Accounting
import Commerce

extension Sentences {
    func currencyNotEnabled(_ order: Currency, _ books: Currency) -> CauseText {
        CauseText(
            what: say(
                en: "The order is in \(order.code), but \(booksName) keeps this company in \(books.code) only.",
                fr: "La commande est en \(order.code), mais \(booksName) ne tient cette société qu’en \(books.code).",
                es: "El pedido está en \(order.code), pero \(booksName) lleva esta empresa solo en \(books.code)."),
            meaning: say(
                en: "Nothing was posted: \(order.code) was not taken for \(books.code).",
                fr: "Rien n’a été comptabilisé : les \(order.code) n’ont pas été pris pour des \(books.code).",
                es: "No se contabilizó nada: \(order.code) no se tomó por \(books.code)."),
            remedy: say(
                en: "Turn on multicurrency in \(booksName) (it cannot be turned off again), then retry.",
                fr: "Activez le multidevise dans \(booksName) (on ne peut plus le désactiver ensuite), puis réessayez.",
                es: "Active la función multimoneda en \(booksName) (después no se puede desactivar) y reintente."),
            fixes: [.openInBooks, .retry, .ignore], actor: .bookkeeper)
    }

    func currencyRateMissing(_ currency: Currency) -> CauseText {
        CauseText(
            what: say(
                en: "\(booksName) has no exchange rate for \(currency.code) on the day of the document.",
                fr: "\(booksName) n’a pas de taux de change pour \(currency.code) au jour du document.",
                es: "\(booksName) no tiene tipo de cambio para \(currency.code) en el día del documento."),
            meaning: say(
                en: "Nothing was posted: no rate was guessed.",
                fr: "Rien n’a été comptabilisé : aucun taux n’a été deviné.",
                es: "No se contabilizó nada: no se supuso ningún tipo de cambio."),
            remedy: say(
                en: "Enter the rate of that day in the currency list of \(booksName), then retry.",
                fr: "Saisissez le taux de ce jour dans la liste des devises de \(booksName), puis réessayez.",
                es: "Indique el tipo de ese día en la lista de monedas de \(booksName) y reintente."),
            fixes: [.enterRate, .openSettings, .retry], actor: .bookkeeper)
    }

    func accountMissing(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "The settings use the account \(quoted(name)), which \(booksName) does not have or no longer uses.",
                fr: "Les réglages utilisent le compte \(quoted(name)), que \(booksName) n’a pas ou n’utilise plus.",
                es: "La configuración usa la cuenta \(quoted(name)), que \(booksName) no tiene o ya no usa."),
            meaning: say(
                en: "Nothing was posted: no amount goes to an account that nobody chose.",
                fr: "Rien n’a été comptabilisé : aucun montant ne va sur un compte que personne n’a choisi.",
                es: "No se contabilizó nada: ningún importe va a una cuenta que nadie eligió."),
            remedy: say(
                en: "Choose another account in the settings, or reactivate this one in \(booksName); then retry.",
                fr:
                    "Choisissez un autre compte dans les réglages, ou réactivez celui-ci dans \(booksName) ; puis réessayez.",
                es: "Elija otra cuenta en la configuración o reactive esta en \(booksName); después reintente."),
            fixes: [.chooseAccount, .activateInBooks, .retry], actor: .bookkeeper)
    }

    func accountTypeUnfit(_ name: String, _ type: AccountType) -> CauseText {
        CauseText(
            what: say(
                en:
                    "The account \(quoted(name)) is of the type \(quoted(self.name(of: type))), which does not fit its use in the settings.",
                fr:
                    "Le compte \(quoted(name)) est de type \(quoted(self.name(of: type))), ce qui ne convient pas à son emploi dans les réglages.",
                es:
                    "La cuenta \(quoted(name)) es del tipo \(quoted(self.name(of: type))), que no sirve para su uso en la configuración."
            ),
            meaning: say(
                en: "Nothing was posted: amounts would stand in the wrong part of the books.",
                fr: "Rien n’a été comptabilisé : des montants se trouveraient au mauvais endroit des livres.",
                es: "No se contabilizó nada: habría importes en el lugar equivocado de los libros."),
            remedy: say(
                en: "Choose an account of a fitting type in the settings, then retry.",
                fr: "Choisissez dans les réglages un compte du bon type, puis réessayez.",
                es: "Elija en la configuración una cuenta del tipo adecuado y reintente."),
            fixes: [.chooseAccount, .retry], actor: .bookkeeper)
    }

    func paymentMethodUnmapped(_ method: StorePaymentMethod) -> CauseText {
        let name = quoted(method.title.isEmpty ? method.code : method.title)
        return CauseText(
            what: say(
                en: "The settings do not say to which account payments by \(name) go.",
                fr: "Les réglages ne disent pas sur quel compte vont les paiements par \(name).",
                es: "La configuración no indica a qué cuenta van los pagos con \(name)."),
            meaning: say(
                en: "Nothing was posted: the money would stand in the wrong account.",
                fr: "Rien n’a été comptabilisé : l’argent se trouverait sur le mauvais compte.",
                es: "No se contabilizó nada: el dinero quedaría en la cuenta equivocada."),
            remedy: say(
                en: "Choose the clearing account of this payment method; the orders that wait for it then follow.",
                fr:
                    "Choisissez le compte de compensation de ce mode de paiement ; les commandes qui l’attendent suivront.",
                es: "Elija la cuenta puente de esta forma de pago; los pedidos que la esperan seguirán."),
            fixes: [.chooseAccount, .retry, .ignore], actor: .bookkeeper)
    }

    func periodClosed(_ date: BusinessDate, _ closing: BusinessDate) -> CauseText {
        CauseText(
            what: say(
                en: "The document is dated \(self.date(date)), and the books are closed to \(self.date(closing)).",
                fr:
                    "Le document est daté du \(self.date(date)), et les livres sont clôturés jusqu’au \(self.date(closing)).",
                es:
                    "El documento tiene fecha \(self.date(date)), y los libros están cerrados hasta el \(self.date(closing))."
            ),
            meaning: say(
                en: "Nothing was posted: nothing is written into a closed period without your word.",
                fr: "Rien n’a été comptabilisé : rien n’est écrit dans une période clôturée sans votre accord.",
                es: "No se contabilizó nada: no se escribe en un período cerrado sin su permiso."),
            remedy: say(
                en:
                    "Post it on the first open day with the true date in the memo, or ask your accountant to open the period.",
                fr:
                    "Datez le document du premier jour ouvert, avec la vraie date en mémo, ou demandez à votre comptable de rouvrir la période.",
                es:
                    "Feche el documento el primer día abierto, con la fecha real en la nota, o pida a quien lleva su contabilidad que reabra el período."
            ),
            fixes: [.postOnFirstOpenDay, .retry, .ignore], actor: .bookkeeper)
    }
}
