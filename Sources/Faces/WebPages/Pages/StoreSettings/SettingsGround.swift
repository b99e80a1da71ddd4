import Accounting
import Bookkeeping
import Features
import Storage

/// What a form of settings is made from, beside the settings: what orders showed, the day, and what can be chosen by typing.
struct SettingsGround: Sendable {
    var survey: OrderSurvey
    /// On the store's clock.
    var today: BusinessDate
    var suggestions: [Suggestions]
    /// Of a store that makes its documents itself.
    var lateStock: LateStock?

    init(
        survey: OrderSurvey = OrderSurvey(), today: BusinessDate, suggestions: [Suggestions] = [],
        lateStock: LateStock? = nil
    ) {
        (self.survey, self.today, self.suggestions) = (survey, today, suggestions)
        self.lateStock = lateStock
    }

    /// Only pages of pairs look through orders, and only those that name items or customers list them.
    static func load(
        _ kind: StoreSettingsPage.Kind?, _ settings: StoreSettings, of store: StoreRef, at now: Instant
    ) async throws -> SettingsGround {
        let today = BusinessDate(now, in: store.timeZone)
        switch kind {
        case .taxes, .payments: return SettingsGround(survey: try await settings.survey(of: store.id), today: today)
        case .accounts:
            return SettingsGround(
                today: today, suggestions: [Suggestions(Suggestions.items, try await settings.choices(of: .item))])
        case .orders, nil:
            return SettingsGround(
                today: today,
                suggestions: [
                    Suggestions(Suggestions.items, try await settings.choices(of: .item)),
                    Suggestions(Suggestions.customers, try await settings.choices(of: .customer)),
                ], lateStock: store.isOfDocuments ? try await settings.lateStock(of: store.id) : nil)
        }
    }
}
