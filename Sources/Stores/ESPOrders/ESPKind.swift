import Commerce
package import ConnectorKit

extension StoreKind {
    /// ASI ESP Orders, as the list of connectors has it.
    package static let esp = StoreKind(
        StoreDescription(
            kind: "esp", name: "ESP Orders", takes: ESPIntake.streams, form: ESPSettings.form,
            preparation: Translated(
                en: "Orders are pushed or uploaded; each waits until somebody presses QB and sends it.",
                fr:
                    "Les commandes sont transmises ou importées ; chacune attend que quelqu’un clique sur QB et l’envoie.",
                es: "Los pedidos se transmiten o se importan; cada uno espera a que alguien pulse QB y lo envíe.")),
        identity: { "esp:\(ESPSettings($0).account)" }, mapping: { _ in ESPMapping() },
        intake: { ESPIntake(ESPSettings($0)) }, suppliers: .promoStandards)
}
