import Commerce
package import ConnectorKit

extension StoreKind {
    /// BoostMyShop myFulfillment, as the list of connectors has it.
    package static let myFulfillment = StoreKind(
        StoreDescription(
            kind: "myfulfillment", name: "myFulfillment",
            reads: [.products, .customers, .invoices, .creditMemos],
            takes: MyFulfillmentIntake.taken, form: MyFulfillmentSettings.form,
            preparation: Translated(
                en:
                    "You need the name of your instance and a user who may read products and accounting; for exports by file, the name alone. About 5 minutes.",
                fr:
                    "Il vous faut le nom de votre instance et un utilisateur qui peut lire les produits et la comptabilité ; pour des exports par fichier, le nom suffit. Environ 5 minutes.",
                es:
                    "Necesita el nombre de su instancia y un usuario que pueda leer productos y contabilidad; para exportaciones por archivo basta el nombre. Unos 5 minutos."
            )),
        identity: { "myfulfillment:\(MyFulfillmentSettings($0).instance)" },
        mapping: { values in
            let settings = MyFulfillmentSettings(values)
            return MyFulfillmentMapping(settings.resources, zone: settings.zone)
        },
        reader: { values, world throws(ConnectorProblem) in
            MyFulfillmentReader(MyFulfillmentSettings(values), world: world)
        },
        intake: { MyFulfillmentIntake(MyFulfillmentSettings($0)) },
        reads: { MyFulfillmentSettings($0).reads })
}

extension MyFulfillmentSettings {
    /// What a connection asks for.
    fileprivate static let form = [
        FormField(
            key: "instance", kind: .text,
            label: Translated(en: "Instance", fr: "Instance", es: "Instancia"),
            hint: Translated(
                en: "The beginning of the address, before “.myfulfillment.boostmyshop.com”.",
                fr: "Le début de l’adresse, avant « .myfulfillment.boostmyshop.com ».",
                es: "El comienzo de la dirección, antes de «.myfulfillment.boostmyshop.com».")),
        FormField(
            key: "username", kind: .text,
            label: Translated(en: "User", fr: "Utilisateur", es: "Usuario"),
            hint: Translated(
                en: "An ordinary user with read rights. Leave it empty if everything comes by file or push.",
                fr:
                    "Un utilisateur ordinaire avec droits de lecture. Laissez vide si tout arrive par fichier ou par envoi.",
                es: "Un usuario normal con derechos de lectura. Déjelo vacío si todo llega por archivo o por envío."),
            isRequired: false, isUsual: true),
        FormField(
            key: "password", kind: .secret,
            label: Translated(en: "Password", fr: "Mot de passe", es: "Contraseña"), isRequired: false,
            isUsual: true),
        FormField(
            key: "currency", kind: .currency,
            label: Translated(en: "Base currency", fr: "Devise de base", es: "Moneda base"),
            hint: Translated(
                en: "Of the account, for example EUR.", fr: "Celle du compte, par exemple EUR.",
                es: "La de la cuenta, por ejemplo EUR."),
            defaultValue: "EUR"),
        FormField(
            key: "country", kind: .country, label: Translated(en: "Country", fr: "Pays", es: "País"),
            hint: Translated(
                en: "Two letters, for example FR.", fr: "Deux lettres, par exemple FR.",
                es: "Dos letras, por ejemplo FR."),
            isRequired: false),
        FormField(
            key: "timeZone", kind: .timeZone,
            label: Translated(en: "Time zone", fr: "Fuseau horaire", es: "Zona horaria"),
            hint: Translated(
                en: "For example Europe/Paris.", fr: "Par exemple Europe/Paris.", es: "Por ejemplo Europe/Paris."),
            isRequired: false),
        FormField(
            key: "mapping", kind: .text,
            label: Translated(en: "Mapping file", fr: "Fichier de correspondance", es: "Archivo de correspondencias"),
            hint: Translated(
                en:
                    "Its JSON: paths and field names of invoices, credit memos and customers in the API. What it does not name comes by file or push.",
                fr:
                    "Son JSON : chemins et noms des champs des factures, notes de crédit et clients dans l’API. Ce qu’il ne nomme pas arrive par fichier ou par envoi.",
                es:
                    "Su JSON: rutas y nombres de campos de facturas, notas de crédito y clientes en la API. Lo que no nombra llega por archivo o por envío."
            ),
            isRequired: false),
        FormField(
            key: "baseURL", kind: .url,
            label: Translated(en: "Address of the API", fr: "Adresse de l’API", es: "Dirección de la API"),
            hint: Translated(
                en: "Only if it is not the usual one of the instance.",
                fr: "Seulement si ce n’est pas celle, habituelle, de l’instance.",
                es: "Solo si no es la habitual de la instancia."),
            isRequired: false),
    ]
}
