import Bookkeeping
import Commerce
import Features
import Wording

/// Which statuses mean that an order is paid, where a store has no record of payments: for all ways of paying, and for each (W3, W17).
struct PaidStatuses {
    static let path = "orderFilter.meaningOfCustomCodes"

    let form: SettingsForm

    /// Nothing for a store that tells payments itself.
    var rows: [SettingRow] {
        guard let store = form.draft.store, Self.isAsked(store) else { return [] }
        let chosen = form.typed.map { Set($0.all(Self.path)) } ?? Self.paid(form.draft)
        let methods = [StorePaymentMethod(title: "")] + store.paymentMethods.filter { !$0.code.isEmpty }
        return methods.map { method in
            SettingRow(
                form.sentences.paidWhen(method.code.isEmpty ? nil : method.title.isEmpty ? method.code : method.title),
                checks: store.paymentStatuses.map { status in
                    let key = method.code.isEmpty ? status.code : "\(status.code)/\(method.code)"
                    return Choice(
                        Self.path, form.sentences.name(of: status), value: key, isChosen: chosen.contains(key))
                })
        }
    }

    /// Other meanings, as that of a refund, stay unless the same status is chosen now.
    static func edit(_ form: FormFields, _ draft: SettingsDraft) -> SettingEdit? {
        guard let store = draft.store, isAsked(store) else { return nil }
        var meanings: [String: SettingEdit.Value] = [:]
        for (key, meaning) in draft.policy.orderFilter.meaningOfCustomCodes where meaning != .paid {
            meanings[key] = .text(meaning.rawValue)
        }
        for key in form.all(path) { meanings[key] = .text(OrderStatus.Payment.paid.rawValue) }
        return SettingEdit(path, .group(meanings))
    }

    private static func paid(_ draft: SettingsDraft) -> Set<String> {
        Set(draft.policy.orderFilter.meaningOfCustomCodes.filter { $0.value == .paid }.keys)
    }

    private static func isAsked(_ store: StoreProfile) -> Bool { store.likelyMeanings != nil }
}
