package import Accounting
package import Bookkeeping
package import ConnectorKit
package import Features
package import Foundation

extension Sentences {
    /// The end of a sign-in as a person counts: `ends in 6 days`.
    package func signInEnd(_ period: SignInPeriod, at now: Instant) -> String {
        if period.endsAt <= now { return say(en: "has ended", fr: "expirée", es: "terminada") }
        let left = duration(seconds: Int(period.endsAt.seconds - now.seconds) / Self.daySeconds * Self.daySeconds)
        let days = period.endsAt.seconds - now.seconds < Int64(Self.daySeconds)
        if days { return say(en: "ends today", fr: "expire aujourd’hui", es: "termina hoy") }
        return say(en: "ends in \(left)", fr: "expire dans \(left)", es: "termina en \(left)")
    }

    private static let daySeconds = 86_400

    /// What it means that a sign-in ends or has ended (I5).
    package func signInEnds(_ period: SignInPeriod, in zone: TimeZone) -> String {
        let end = moment(period.endsAt, in: zone)
        if period.standing == .ended {
            return say(
                en: "It ended on \(end). Orders wait; none is lost. Renew it, and they go on.",
                fr:
                    "Elle a expiré le \(end). Les commandes attendent ; aucune n’est perdue. Renouvelez-la, et elles reprennent.",
                es: "Terminó el \(end). Los pedidos esperan; no se pierde ninguno. Renuévela y siguen.")
        }
        return say(
            en:
                "On \(end). Renewing takes a minute: you sign in at Intuit and come back here. Nothing stops meanwhile.",
            fr:
                "Le \(end). La renouveler prend une minute : vous vous authentifiez chez Intuit et revenez ici. Rien ne s’arrête entre-temps.",
            es: "El \(end). Renovarla lleva un minuto: entra en Intuit y vuelve aquí. Nada se detiene mientras tanto.")
    }

    /// The heading above what is said of the end of a sign-in.
    package func signInEndsTitle(_ period: SignInPeriod, at now: Instant) -> String {
        period.standing == .ended
            ? say(
                en: "The sign-in to QuickBooks has ended", fr: "L’authentification auprès de QuickBooks a expiré",
                es: "La sesión de QuickBooks terminó")
            : say(
                en: "The sign-in to QuickBooks \(signInEnd(period, at: now))",
                fr: "L’authentification auprès de QuickBooks \(signInEnd(period, at: now))",
                es: "La sesión de QuickBooks \(signInEnd(period, at: now))")
    }

    /// `Install Ecwid`, for who hears the button alone.
    package func installing(_ name: String) -> String {
        say(en: "Install \(plain(name))", fr: "Installer \(plain(name))", es: "Instalar \(plain(name))")
    }

    /// The heading of the form by which a system is connected.
    package func connecting(_ name: String) -> String {
        say(en: "Connect \(plain(name))", fr: "Connecter \(plain(name))", es: "Conectar \(plain(name))")
    }

    /// The heading of the page that asks before an integration ends.
    package func uninstalling(_ name: String) -> String {
        say(en: "Uninstall \(plain(name))?", fr: "Désinstaller \(plain(name)) ?", es: "¿Desinstalar \(plain(name))?")
    }

    /// What waits when an integration ends; `nil` when nothing does.
    package func waitingOrders(_ count: Int) -> String? {
        guard count > 0 else { return nil }
        return say(
            en:
                "\(self.count(count)) \(form(count, "order is", "orders are")) not in the books yet and will not be posted.",
            fr:
                "\(self.count(count)) \(form(count, "commande n’est", "commandes ne sont")) pas encore dans les livres et ne \(form(count, "sera", "seront")) pas \(form(count, "comptabilisée", "comptabilisées")).",
            es:
                "\(self.count(count)) \(form(count, "pedido todavía no está", "pedidos todavía no están")) en los libros y no se \(form(count, "contabilizará", "contabilizarán"))."
        )
    }

    /// How the books reckon tax, as a bookkeeper calls it.
    package func name(of model: BooksCompany.TaxModel) -> String {
        switch model {
        case .unitedStatesAutomated:
            say(en: "automated (US)", fr: "automatique (É.-U.)", es: "automático (EE. UU.)")
        case .unitedStatesManual:
            say(
                en: "rates kept by hand (US)", fr: "taux saisis à la main (É.-U.)", es: "tasas fijadas a mano (EE. UU.)"
            )
        case .global: say(en: "a code on every line", fr: "un code à chaque ligne", es: "un código en cada línea")
        case .none: say(en: "not used", fr: "non utilisée", es: "no se usa")
        }
    }

    /// Records of a list, counted: `3 accounts`.
    package func counted(_ count: Int, _ list: BooksList) -> String {
        let number = self.count(count)
        return switch list {
        case .account:
            say(
                en: "\(number) \(form(count, "account", "accounts"))",
                fr: "\(number) \(form(count, "compte", "comptes"))", es: "\(number) \(form(count, "cuenta", "cuentas"))"
            )
        case .taxCode:
            say(
                en: "\(number) \(form(count, "tax code", "tax codes"))",
                fr: "\(number) \(form(count, "code de taxe", "codes de taxe"))",
                es: "\(number) \(form(count, "código de impuesto", "códigos de impuesto"))")
        case .item:
            say(
                en: "\(number) \(form(count, "item", "items"))", fr: "\(number) \(form(count, "article", "articles"))",
                es: "\(number) \(form(count, "artículo", "artículos"))")
        case .customer:
            say(
                en: "\(number) \(form(count, "customer", "customers"))",
                fr: "\(number) \(form(count, "client", "clients"))",
                es: "\(number) \(form(count, "cliente", "clientes"))")
        case .vendor:
            say(
                en: "\(number) \(form(count, "vendor", "vendors"))",
                fr: "\(number) \(form(count, "fournisseur", "fournisseurs"))",
                es: "\(number) \(form(count, "proveedor", "proveedores"))")
        case .trackingClass:
            say(
                en: "\(number) \(form(count, "class", "classes"))",
                fr: "\(number) \(form(count, "classe", "classes"))",
                es: "\(number) \(form(count, "clase", "clases"))")
        case .location:
            say(
                en: "\(number) \(form(count, "location", "locations"))",
                fr: "\(number) \(form(count, "lieu", "lieux"))",
                es: "\(number) \(form(count, "ubicación", "ubicaciones"))")
        case .term:
            say(
                en: "\(number) \(form(count, "payment term", "payment terms"))",
                fr: "\(number) \(form(count, "condition de paiement", "conditions de paiement"))",
                es: "\(number) \(form(count, "condición de pago", "condiciones de pago"))")
        case .paymentMethod:
            say(
                en: "\(number) \(form(count, "payment method", "payment methods"))",
                fr: "\(number) \(form(count, "mode de paiement", "modes de paiement"))",
                es: "\(number) \(form(count, "forma de pago", "formas de pago"))")
        }
    }

    /// A field of a connection's form was left empty.
    package func fieldEmpty(_ label: String) -> String {
        say(en: "Fill in \(quoted(label)).", fr: "Remplissez \(quoted(label)).", es: "Complete \(quoted(label)).")
    }

    /// What was typed does not fit a field of a connection's form.
    package func fieldUnfit(_ label: String, _ kind: FormField.Kind) -> String {
        let takes =
            switch kind {
            case .number: say(en: "digits only", fr: "uniquement des chiffres", es: "solo cifras")
            case .url:
                say(
                    en: "an address that begins with https://", fr: "une adresse qui commence par https://",
                    es: "una dirección que empiece por https://")
            case .country:
                say(
                    en: "a code of two letters, such as US", fr: "un code de deux lettres, comme FR",
                    es: "un código de dos letras, como ES")
            case .currency:
                say(
                    en: "a code of three letters, such as USD", fr: "un code de trois lettres, comme EUR",
                    es: "un código de tres letras, como EUR")
            case .timeZone:
                say(
                    en: "the name of a time zone, such as America/New_York",
                    fr: "le nom d’un fuseau horaire, comme Europe/Paris",
                    es: "el nombre de una zona horaria, como Europe/Madrid")
            case .text, .secret: say(en: "one line", fr: "une seule ligne", es: "una sola línea")
            }
        return say(
            en: "\(quoted(label)) takes \(takes).", fr: "\(quoted(label)) accepte \(takes).",
            es: "\(quoted(label)) acepta \(takes).")
    }
}
