import Commerce
package import ConnectorKit

extension StoreKind {
    /// The example store.
    package static let example = StoreKind(
        StoreDescription(
            kind: "example", name: "Example", reads: [.orders], takes: [.orders, .products],
            form: [
                FormField(
                    key: "address", kind: .url,
                    label: Translated(en: "Shop address", fr: "Adresse du magasin", es: "Dirección del comercio")),
                FormField(
                    key: "key", kind: .secret,
                    label: Translated(en: "Secret key", fr: "Clé secrète", es: "Clave secreta")),
            ]),
        identity: { "example:\($0["address"] ?? "")" }, mapping: { _ in ExampleMapping() },
        reader: { settings, world throws(ConnectorProblem) in
            ExampleReader(address: settings["address"] ?? "", key: settings["key"] ?? "", world: world)
        },
        intake: { _ in ExampleIntake() })
}
