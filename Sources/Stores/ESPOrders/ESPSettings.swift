import Accounting
import ConnectorKit

/// What a distributor's connection is told: nothing of it is secret, since the store is pushed to.
struct ESPSettings {
    static let usualZone = "America/New_York"

    let account: String
    let name: String
    let country: String
    let currency: Currency
    let timeZone: String

    init(_ values: ConnectionSettings) {
        account = values["account"] ?? ""
        name = values["name"] ?? ""
        country = values["country"]?.uppercased() ?? "US"
        currency = values["currency"].flatMap { Currency($0) } ?? (country == "CA" ? .cad : .usd)
        timeZone = values["timeZone"] ?? Self.usualZone
    }

    static let form = [
        FormField(
            key: "account", kind: .text,
            label: Translated(en: "ASI number", fr: "Numéro ASI", es: "Número ASI"),
            hint: Translated(
                en: "Your company’s member number, for example asi/12345.",
                fr: "Le numéro d’adhérent de votre société, par exemple asi/12345.",
                es: "El número de socio de su empresa, por ejemplo asi/12345.")),
        FormField(
            key: "name", kind: .text,
            label: Translated(en: "Company name", fr: "Nom de la société", es: "Nombre de la empresa"),
            isRequired: false),
        FormField(
            key: "country", kind: .country,
            label: Translated(en: "Country (US or CA)", fr: "Pays (US ou CA)", es: "País (US o CA)"), isRequired: false,
            defaultValue: "US"),
        FormField(
            key: "currency", kind: .currency,
            label: Translated(en: "Currency (USD or CAD)", fr: "Devise (USD ou CAD)", es: "Moneda (USD o CAD)"),
            hint: Translated(
                en: "Of most orders; each order says its own.",
                fr: "De la plupart des commandes ; chacune dit la sienne.",
                es: "De la mayoría de los pedidos; cada uno dice la suya."), isRequired: false),
        FormField(
            key: "timeZone", kind: .timeZone,
            label: Translated(en: "Time zone", fr: "Fuseau horaire", es: "Zona horaria"), isRequired: false,
            defaultValue: usualZone),
    ]
}
