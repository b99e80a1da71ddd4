import Commerce
package import ConnectorKit

extension StoreKind {
    /// Ecwid, as the list of connectors has it.
    package static let ecwid = StoreKind(
        StoreDescription(
            kind: "ecwid", name: "Ecwid", reads: [.orders, .products, .customers], writesStock: true,
            form: EcwidSettings.form),
        identity: { "ecwid:\($0["storeID"] ?? "")" }, mapping: { _ in EcwidMapping() },
        reader: { settings, world throws(ConnectorProblem) in EcwidConnector(EcwidSettings(settings), world: world) })
}

extension EcwidSettings {
    /// What a connection asks for.
    fileprivate static let form = [
        FormField(
            key: "storeID", kind: .number,
            label: Translated(en: "Store number", fr: "Numéro de la boutique", es: "Número de la tienda")),
        FormField(
            key: "token", kind: .secret,
            label: Translated(en: "Secret token", fr: "Jeton secret", es: "Token secreto")),
        FormField(
            key: "baseURL", kind: .url,
            label: Translated(en: "Address of the API", fr: "Adresse de l’API", es: "Dirección de la API"),
            isRequired: false, defaultValue: vendorURL),
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
