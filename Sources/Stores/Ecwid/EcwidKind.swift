import Commerce
package import ConnectorKit

extension StoreKind {
    /// Ecwid, as the list of connectors has it.
    package static let ecwid = StoreKind(
        StoreDescription(
            kind: "ecwid", name: "Ecwid", reads: [.orders, .products, .customers], writesStock: true,
            form: EcwidSettings.form,
            preparation: Translated(
                en: "You need the store’s number and a secret token from its admin, on a paid plan. About 5 minutes.",
                fr:
                    "Il vous faut le numéro de la boutique et un jeton secret de son administration, avec un abonnement payant. Environ 5 minutes.",
                es:
                    "Necesita el número de la tienda y un token secreto de su administración, con un plan de pago. Unos 5 minutos."
            )),
        identity: { "ecwid:\($0["storeID"] ?? "")" }, mapping: { _ in EcwidMapping() },
        reader: { settings, world throws(ConnectorProblem) in EcwidConnector(EcwidSettings(settings), world: world) },
        hooks: HookPart(secretField: "hookSecret") {
            EcwidHooks(storeID: $0["storeID"] ?? "", secret: $0["hookSecret"] ?? "")
        }, address: { EcwidSettings($0).adminAddress(of: $1) })
}

extension EcwidSettings {
    /// What a connection asks for.
    fileprivate static let form = [
        FormField(
            key: "storeID", kind: .number,
            label: Translated(en: "Store number", fr: "Numéro de la boutique", es: "Número de la tienda"),
            hint: Translated(
                en: "At the foot of every page of the Ecwid admin, for example 1003001.",
                fr: "Au bas de chaque page de l’administration d’Ecwid, par exemple 1003001.",
                es: "Al pie de cada página de la administración de Ecwid, por ejemplo 1003001.")),
        FormField(
            key: "token", kind: .secret,
            label: Translated(en: "Secret token", fr: "Jeton secret", es: "Token secreto"),
            hint: Translated(
                en:
                    "In the Ecwid admin open the page #develop-apps and make a custom app. It needs read_store_profile and read_orders; read_catalog for products, update_catalog for stock.",
                fr:
                    "Dans l’administration d’Ecwid, ouvrez la page #develop-apps et créez une application. Il lui faut read_store_profile et read_orders ; read_catalog pour les produits, update_catalog pour le stock.",
                es:
                    "En la administración de Ecwid abra la página #develop-apps y cree una aplicación. Necesita read_store_profile y read_orders; read_catalog para productos, update_catalog para existencias."
            )),
        FormField(
            key: "baseURL", kind: .url,
            label: Translated(en: "Address of the API", fr: "Adresse de l’API", es: "Dirección de la API"),
            isRequired: false, defaultValue: vendorURL),
        FormField(
            key: "hookSecret", kind: .secret,
            label: Translated(
                en: "Client secret, for webhooks", fr: "Client secret, pour les webhooks",
                es: "Client secret, para los webhooks"),
            hint: Translated(
                en: "Only where Ecwid sends webhooks for your app: with it they are known to be genuine.",
                fr:
                    "Seulement si Ecwid envoie des webhooks pour votre application : il prouve qu’ils sont authentiques.",
                es: "Solo si Ecwid envía webhooks para su aplicación: con él se sabe que son auténticos."),
            isRequired: false),
        FormField(
            key: "requestsPerSecond", kind: .number,
            label: Translated(
                en: "Requests per second", fr: "Requêtes par seconde", es: "Solicitudes por segundo"),
            isRequired: false),
    ]

    fileprivate init(_ values: ConnectionSettings) {
        self.init(
            storeID: values["storeID"] ?? "", token: values["token"] ?? "", baseURL: values["baseURL"] ?? Self.vendorURL
        )
        if let number = values["requestsPerSecond"].flatMap({ Int($0) }) { requestsPerSecondMax = number }
    }
}
