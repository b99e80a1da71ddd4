import Accounting
import Commerce
import ConnectorKit

extension StoreProfile {
    /// Source: ecwid.md §6. Currency and time zone have no default: every amount and date hangs on them.
    init(_ profile: EcwidProfile, statuses: EcwidOrderStatuses?, storeID: String) throws(Unreadable) {
        let units = profile.formatsAndUnits
        guard let currency = Currency(units?.currency ?? "") else {
            throw Unreadable(field: "formatsAndUnits.currency", text: units?.currency ?? "missing")
        }
        guard let timeZone = units?.timezone?.unlessEmpty else {
            throw Unreadable(field: "formatsAndUnits.timezone", text: "missing")
        }
        self.init(
            storeID: profile.generalInfo?.storeId?.text ?? storeID,
            name: profile.settings?.storeName ?? profile.account?.accountName ?? "",
            country: profile.company?.countryCode ?? "", currency: currency, timeZone: timeZone,
            pricesIncludeTax: profile.taxSettings?.pricesIncludeTax ?? false, taxes: profile.storeTaxes,
            paymentMethods: profile.paymentMethods,
            paymentStatuses: EcwidStatusNames.payment(statuses),
            fulfilmentStatuses: EcwidStatusNames.fulfilment(statuses))
    }
}

extension EcwidProfile {
    /// One entry for each rate that a tax has in some zone; a zone without tax is no rate of its own.
    fileprivate var storeTaxes: [StoreTax] {
        (taxSettings?.taxes ?? []).filter { $0.enabled != false }.flatMap { tax in
            var rates: [ExactDecimal] = []
            for rate in [tax.defaultTax] + (tax.rules ?? []).map(\.tax) {
                if let rate, !rate.isZero, !rates.contains(rate) { rates.append(rate) }
            }
            if rates.isEmpty { rates = [.zero] }
            return rates.map { StoreTax(id: tax.id?.meaningful, name: tax.name ?? "", rate: $0) }
        }
    }

    /// The processor's title is what orders carry as `paymentModule`. Source: ecwid.md §2.8.
    fileprivate var paymentMethods: [StorePaymentMethod] {
        (payment?.paymentOptions ?? []).filter { $0.enabled != false }.map {
            StorePaymentMethod(code: $0.paymentProcessorTitle ?? "", title: $0.checkoutTitle ?? "")
        }
    }
}

/// The statuses of orders with the names that people see.
enum EcwidStatusNames {
    static func payment(_ custom: EcwidOrderStatuses?) -> [StoreStatus] {
        standard(["AWAITING_PAYMENT", "PAID", "CANCELLED", "REFUNDED", "PARTIALLY_REFUNDED"])
            + named(custom, "CUSTOM_PAYMENT_STATUS")
    }

    static func fulfilment(_ custom: EcwidOrderStatuses?) -> [StoreStatus] {
        standard([
            "AWAITING_PROCESSING", "PROCESSING", "SHIPPED", "DELIVERED", "WILL_NOT_DELIVER", "RETURNED",
            "READY_FOR_PICKUP", "OUT_FOR_DELIVERY",
        ]) + named(custom, "CUSTOM_FULFILLMENT_STATUS")
    }

    private static func standard(_ codes: [String]) -> [StoreStatus] {
        codes.map { StoreStatus(code: $0, name: words($0), names: translations[$0]) }
    }

    private static let translations: [String: [String: String]] = [
        "AWAITING_PAYMENT": ["fr": "En attente de paiement", "es": "Pendiente de pago"],
        "PAID": ["fr": "Payée", "es": "Pagado"],
        "CANCELLED": ["fr": "Annulée", "es": "Cancelado"],
        "REFUNDED": ["fr": "Remboursée", "es": "Reembolsado"],
        "PARTIALLY_REFUNDED": ["fr": "Remboursée en partie", "es": "Reembolsado en parte"],
        "AWAITING_PROCESSING": ["fr": "En attente de traitement", "es": "Pendiente de preparar"],
        "PROCESSING": ["fr": "En cours de traitement", "es": "En preparación"],
        "SHIPPED": ["fr": "Expédiée", "es": "Enviado"],
        "DELIVERED": ["fr": "Livrée", "es": "Entregado"],
        "WILL_NOT_DELIVER": ["fr": "Ne sera pas livrée", "es": "No se entregará"],
        "RETURNED": ["fr": "Retournée", "es": "Devuelto"],
        "READY_FOR_PICKUP": ["fr": "Prête à être retirée", "es": "Listo para recoger"],
        "OUT_FOR_DELIVERY": ["fr": "En cours de livraison", "es": "En reparto"],
    ]

    /// `AWAITING_PAYMENT` as `Awaiting payment`, as Ecwid's own pages say.
    private static func words(_ code: String) -> String {
        let text = code.replacing("_", with: " ").lowercased()
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    /// Those that the merchant uses; when the list cannot be read, all three that exist.
    private static func named(_ custom: EcwidOrderStatuses?, _ prefix: String) -> [StoreStatus] {
        guard let custom else { return standard((1...3).map { "\(prefix)_\($0)" }) }
        return custom.entries.filter { $0.enabled != false }.compactMap { entry in
            let texts = [entry.id, entry.code, entry.name].compactMap { $0?.text }
            guard let code = texts.first(where: { $0.hasPrefix(prefix) }) else { return nil }
            let label = [entry.customName, entry.title, entry.name].compactMap { $0?.text.unlessEmpty }
            return StoreStatus(code: code, name: label.first { $0 != code } ?? words(code))
        }
    }
}
