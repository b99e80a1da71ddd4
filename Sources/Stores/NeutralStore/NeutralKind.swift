import Accounting
import Commerce
package import ConnectorKit
import Foundation

extension StoreKind {
    /// A store of any kind that sends its records in the neutral format, or whose people bring them in as files.
    package static let intake = StoreKind(
        StoreDescription(
            kind: "intake", name: "CSV / API", takes: NeutralIntake.streams, form: form,
            preparation: Translated(
                en:
                    "For a store that we cannot call: its program sends us orders, or you import files. About 2 minutes.",
                fr:
                    "Pour une boutique que nous ne pouvons pas interroger : son programme nous envoie les commandes, ou vous importez des fichiers. Environ 2 minutes.",
                es:
                    "Para una tienda a la que no podemos preguntar: su programa nos envía los pedidos, o usted importa archivos. Unos 2 minutos."
            )),
        identity: { "intake:\($0["storeID"] ?? "")" }, mapping: { _ in NeutralMapping() },
        intake: { NeutralIntake($0) },
        hooks: HookPart(secretField: "hookSecret") { NeutralHooks(secret: $0["hookSecret"] ?? "") })

    private static let form = [
        FormField(
            key: "storeID", kind: .text,
            label: Translated(en: "Short name", fr: "Nom court", es: "Nombre corto"),
            hint: Translated(
                en: "Letters and digits; it stays the same for ever, as marks in your books are made of it.",
                fr: "Lettres et chiffres ; il ne changera plus, car les marques dans vos livres en dépendent.",
                es: "Letras y cifras; no cambiará nunca, pues las marcas en sus libros dependen de él.")),
        FormField(
            key: "name", kind: .text, label: Translated(en: "Name", fr: "Nom", es: "Nombre"), isRequired: false),
        FormField(
            key: "country", kind: .country,
            label: Translated(en: "Country code", fr: "Code du pays", es: "Código del país"),
            hint: Translated(
                en: "Two letters: US, FR, ES.", fr: "Deux lettres : US, FR, ES.", es: "Dos letras: US, FR, ES."),
            defaultValue: "US"),
        FormField(
            key: "currency", kind: .currency,
            label: Translated(en: "Currency code", fr: "Code de la devise", es: "Código de la moneda"),
            hint: Translated(
                en: "Three letters: USD, EUR.", fr: "Trois lettres : USD, EUR.", es: "Tres letras: USD, EUR."),
            defaultValue: "USD"),
        FormField(
            key: "timeZone", kind: .timeZone,
            label: Translated(en: "Time zone", fr: "Fuseau horaire", es: "Zona horaria"),
            hint: Translated(
                en: "For example America/New_York: days without a time are days there.",
                fr: "Par exemple Europe/Paris : les jours sans heure sont ceux de ce fuseau.",
                es: "Por ejemplo Europe/Madrid: los días sin hora son los de esa zona."),
            defaultValue: "America/New_York"),
        FormField(
            key: "hookSecret", kind: .secret,
            label: Translated(
                en: "Secret of signed hints", fr: "Secret des signaux signés", es: "Secreto de los avisos firmados"),
            hint: Translated(
                en: "Only where a program tells us that something changed. At least 32 letters and digits.",
                fr: "Seulement si un programme nous signale un changement. Au moins 32 lettres et chiffres.",
                es: "Solo si un programa nos avisa de un cambio. Al menos 32 letras y cifras."),
            isRequired: false),
    ]
}
