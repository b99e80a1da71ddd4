package import Bookkeeping
import Sync

extension Sentences {
    /// Why a part of an order is not posted while the rest is.
    package func explain(_ part: HeldPart) -> Explanation { explanation(part.refusal.code, story([part])) }

    /// What is refused of the parts, and that only they wait.
    func story(_ parts: [HeldPart]) -> CauseText {
        var story = story(parts.map(\.refusal))
        story.meaning = onlyHeld(parts)
        return story
    }

    private func onlyHeld(_ parts: [HeldPart]) -> String {
        let kinds = HeldPart.Kind.allCases.filter { kind in parts.contains { $0.kind == kind } }
        let names = list(kinds.map(name))
        return say(
            en: "Only this waits for you: \(names). The rest of the order is posted without it.",
            fr: "À traiter par vous : \(names). Le reste de la commande est comptabilisé sans attendre.",
            es: "Solo esto espera su respuesta: \(names). El resto del pedido se contabiliza sin esperar.")
    }

    private func name(of kind: HeldPart.Kind) -> String {
        switch kind {
        case .payment: say(en: "the payment", fr: "le paiement", es: "el pago")
        case .tender:
            say(
                en: "the gift card or credit that was used", fr: "la carte-cadeau ou l’avoir utilisé",
                es: "la tarjeta de regalo o el crédito utilizado")
        case .refund: say(en: "the refund", fr: "le remboursement", es: "el reembolso")
        case .purchase:
            say(
                en: "what is bought from the supplier", fr: "l’achat auprès du fournisseur",
                es: "la compra al proveedor")
        }
    }
}
