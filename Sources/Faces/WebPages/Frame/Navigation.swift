import Accounting
import Features
import Storage
import Wording

/// A place in the navigation of a company.
package enum Place: String, Hashable, Sendable, CaseIterable {
    case overview, orders, needs, reconciliation, runs, products, integrations, backfills, people, audit
}

extension Place {
    /// The parts of the navigation, in the order in which they stand.
    enum Group: CaseIterable {
        case work, settings, foot
    }

    /// How a place is shown in the navigation, and to whom.
    struct Line {
        var group: Group
        var icon: String
        var word: FrameWord
        var address: @Sendable (_ company: String) -> String
        var least: Role
    }

    var line: Line {
        switch self {
        case .overview:
            Line(group: .work, icon: "i-home", word: .overview, address: CompanyPath.root, least: .viewer)
        case .orders:
            Line(group: .work, icon: "i-orders", word: .orders, address: CompanyPath.orders, least: .viewer)
        case .needs: Line(group: .work, icon: "i-needs", word: .needs, address: CompanyPath.causes, least: .viewer)
        case .reconciliation:
            Line(
                group: .work, icon: "i-scale", word: .reconciliation, address: CompanyPath.reconciliation,
                least: .viewer)
        case .runs: Line(group: .work, icon: "i-runs", word: .runs, address: CompanyPath.runs, least: .viewer)
        case .products:
            Line(group: .work, icon: "i-box", word: .products, address: CompanyPath.products, least: .viewer)
        case .integrations:
            Line(
                group: .settings, icon: "i-plug", word: .integrations, address: CompanyPath.integrations,
                least: .viewer)
        case .backfills:
            Line(
                group: .settings, icon: "i-history", word: .backfills, address: CompanyPath.backfills,
                least: .bookkeeper)
        case .people:
            Line(group: .settings, icon: "i-people", word: .people, address: CompanyPath.people, least: .viewer)
        case .audit: Line(group: .foot, icon: "i-shield", word: .audit, address: CompanyPath.audit, least: .bookkeeper)
        }
    }
}

/// Addresses inside a company.
enum CompanyPath {
    /// The overview: where one lands.
    static func root(_ company: String) -> String { "/companies/\(QueryText.coded(company))" }
    static func orders(_ company: String) -> String { "\(root(company))/orders" }
    static func order(_ company: String, _ order: OrderRef) -> String {
        "\(orders(company))/\(QueryText.coded(order.store.rawValue))/\(QueryText.coded(order.id.rawValue))"
    }
    /// What an undo of one order would take back.
    static func undoing(_ company: String, order: OrderRef) -> String {
        "\(root(company))/undos/new?order=\(QueryText.coded(order.text))"
    }
    static func undoing(_ company: String, run: String) -> String {
        "\(root(company))/undos/new?run=\(QueryText.coded(run))"
    }
    static func undos(_ company: String) -> String { "\(root(company))/undos" }
    static func undone(_ company: String, _ run: String) -> String { "\(undos(company))/\(QueryText.coded(run))" }
    static func causes(_ company: String) -> String { "\(root(company))/causes" }
    static func cause(_ company: String, _ cause: String) -> String { "\(causes(company))/\(QueryText.coded(cause))" }
    static func audit(_ company: String) -> String { "\(root(company))/audit" }
    static func auditEntry(_ company: String, _ place: Int) -> String { "\(audit(company))/\(place)" }
    static func reconciliation(_ company: String) -> String { "\(root(company))/reconciliation" }
    static func integrations(_ company: String) -> String { "\(root(company))/integrations" }
    static func integration(_ id: String, of company: String) -> String {
        "\(integrations(company))/\(QueryText.coded(id))"
    }
    static func runs(_ company: String) -> String { "\(root(company))/runs" }
    static func run(_ run: String, of company: String) -> String { "\(runs(company))/\(QueryText.coded(run))" }
    static func dryRuns(_ company: String) -> String { "\(root(company))/dry-runs" }
    static func dryRun(_ run: String, of company: String) -> String { "\(dryRuns(company))/\(QueryText.coded(run))" }
    static func imports(_ company: String) -> String { "\(root(company))/imports" }
    static func imported(_ id: String, of company: String) -> String { "\(imports(company))/\(QueryText.coded(id))" }
    static func backfills(_ company: String) -> String { "\(root(company))/backfills" }
    static func products(_ company: String) -> String { "\(root(company))/products" }
    static func records(_ family: RecordFamily, of store: String, _ company: String) -> String {
        "\(root(company))/integrations/\(QueryText.coded(store))/\(family.rawValue)"
    }
    static func feeds(of store: String, _ company: String) -> String {
        "\(root(company))/integrations/\(QueryText.coded(store))/feeds"
    }
    static func people(_ company: String) -> String { "\(root(company))/people" }
    static func teams(_ company: String) -> String { "\(root(company))/teams" }
    static func invitations(_ company: String) -> String { "\(root(company))/invitations" }
}
