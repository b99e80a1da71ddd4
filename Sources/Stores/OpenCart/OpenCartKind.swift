import Commerce
package import ConnectorKit
import Foundation

extension StoreKind {
    /// OpenCart with our extension, as the list of connectors has it.
    package static let openCart = StoreKind(
        StoreDescription(
            kind: "opencart", name: "OpenCart", reads: [.orders, .products, .customers], writesStock: true,
            form: OpenCartSettings.form,
            preparation: Translated(
                en:
                    "You need our extension in the store’s admin, and the connection key that its page shows once. About 10 minutes.",
                fr:
                    "Il vous faut notre extension dans l’administration de la boutique, et la clé de connexion que sa page montre une seule fois. Environ 10 minutes.",
                es:
                    "Necesita nuestra extensión en la administración de la tienda y la clave de conexión que su página muestra una sola vez. Unos 10 minutos."
            )),
        identity: { OpenCartSettings($0).identity },
        mapping: { values in
            let settings = OpenCartSettings(values)
            return OpenCartMapping(shop: settings.shop ?? "0", said: settings.said)
        },
        reader: { settings, world throws(ConnectorProblem) in
            OpenCartConnector(OpenCartSettings(settings), world: world)
        },
        address: { OpenCartSettings($0).adminAddress(of: $1) })
}

extension OpenCartSettings {
    /// Host and folder of the shop, and the store where one is chosen: what stays when its key is renewed.
    var identity: String {
        let parts = URLComponents(string: endpoints[0])
        let folder = (parts?.path ?? "").replacing("index.php", with: "")
        let port = parts?.port.map { ":\($0)" } ?? ""
        let place = "\(parts?.host?.lowercased() ?? "")\(port)\(folder == "/" ? "" : folder)"
        return "opencart:\(place)\(shop.map { "#\($0)" } ?? "")"
    }

    /// The name of the admin's folder is the merchant's secret, so no page of it can be named.
    func adminAddress(of subject: StoreSubject) -> String? { nil }

    /// What a connection asks for.
    fileprivate static let form = [
        FormField(
            key: "address", kind: .url,
            label: Translated(en: "Address of the store", fr: "Adresse de la boutique", es: "Dirección de la tienda"),
            hint: Translated(
                en: "As buyers see it, for example https://shop.example.com/, or the address on the extension’s page.",
                fr:
                    "Comme la voient les acheteurs, par exemple https://shop.example.com/, ou l’adresse de la page de l’extension.",
                es:
                    "Como la ven los compradores, por ejemplo https://shop.example.com/, o la dirección de la página de la extensión."
            )),
        FormField(
            key: "key", kind: .secret,
            label: Translated(en: "Connection key", fr: "Clé de connexion", es: "Clave de conexión"),
            hint: Translated(
                en:
                    "In the store’s admin: Extensions → Modules → Bookbridge → Edit → New key. It begins with bb1_ and is shown once.",
                fr:
                    "Dans l’administration de la boutique : Extensions → Modules → Bookbridge → Modifier → Nouvelle clé. Elle commence par bb1_ et n’est montrée qu’une fois.",
                es:
                    "En la administración de la tienda: Extensiones → Módulos → Bookbridge → Editar → Nueva clave. Empieza por bb1_ y se muestra una sola vez."
            )),
        FormField(
            key: "shop", kind: .number,
            label: Translated(
                en: "Only this store of the installation", fr: "Seulement cette boutique de l’installation",
                es: "Solo esta tienda de la instalación"),
            hint: Translated(
                en: "Leave it empty for all stores. 0 is the main store; the others have their number in Settings.",
                fr:
                    "Laissez vide pour toutes les boutiques. 0 est la principale ; les autres ont leur numéro dans Paramètres.",
                es:
                    "Déjelo vacío para todas las tiendas. 0 es la principal; las demás tienen su número en Configuración."
            ),
            isRequired: false),
        FormField(
            key: "totals", kind: .text,
            label: Translated(
                en: "Other makers’ lines of the total", fr: "Lignes du total d’autres éditeurs",
                es: "Líneas del total de otros fabricantes"),
            hint: Translated(
                en:
                    "What they are, for example gift_wrap=fee, wallet=credit. Words: fee, tip, discount, shipping, handling, credit, voucher.",
                fr:
                    "Ce qu’elles sont, par exemple gift_wrap=fee, wallet=credit. Mots : fee (frais), tip (pourboire), discount (remise), shipping (livraison), handling (manutention), credit (avoir), voucher (chèque-cadeau).",
                es:
                    "Qué son, por ejemplo gift_wrap=fee, wallet=credit. Palabras: fee (cargo), tip (propina), discount (descuento), shipping (envío), handling (manipulación), credit (crédito), voucher (vale)."
            ),
            isRequired: false),
    ]
}
