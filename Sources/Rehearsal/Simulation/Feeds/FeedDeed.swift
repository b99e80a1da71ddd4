import Features

/// What happens in a history of a store that makes its documents itself.
enum FeedDeed: Sendable {
    case run(Workflow)
    /// The same feed twice at once.
    case runTwice(Workflow)
    case order
    case rename(sku: String)
    case delete(sku: String)
    case restore(sku: String)
    case disable(sku: String)
    case enable(sku: String)
    /// An invoice gets a total that its lines do not come to, or the right one again.
    case breakInvoice(Int, cents: Int64)
    case mendInvoice
    /// An account of the settings is made inactive in the books, or active again.
    case account(isActive: Bool)
    case fault(WireFault, after: Int)
    case hours(Int64)
    case unlinkProduct(sku: String)
    case retry

    /// By which reports count it.
    var name: String {
        switch self {
        case .run(let workflow): "run \(workflow.rawValue)"
        case .runTwice: "run twice at once"
        case .order: "order"
        case .rename: "product renamed"
        case .delete: "product deleted"
        case .restore: "product restored"
        case .disable: "product disabled"
        case .enable: "product enabled"
        case .breakInvoice: "invoice does not add up"
        case .mendInvoice: "invoice mended"
        case .account(let isActive): isActive ? "account active" : "account inactive"
        case .fault(let fault, _): "\(fault.rawValue)"
        case .hours: "hours pass"
        case .unlinkProduct: "product unlinked"
        case .retry: "retried"
        }
    }

    static let feeds: [Workflow] = [.products, .productUpdates, .customers, .invoices, .creditMemos]

    /// The deeds of a seed, in their order.
    static func drawn(_ dice: Dice, skus: [String]) -> [FeedDeed] {
        (0..<dice.number(8...22)).map { _ in one(dice, skus) }
    }

    private static func one(_ dice: Dice, _ skus: [String]) -> FeedDeed {
        let sku = dice.one(of: skus)
        return switch dice.number(0...29) {
        case 0...9: .run(dice.one(of: feeds))
        case 10, 11: .runTwice(dice.one(of: feeds))
        case 12...14: .order
        case 15: .rename(sku: sku)
        case 16: .delete(sku: sku)
        case 17: .restore(sku: sku)
        case 18: .disable(sku: sku)
        case 19: .enable(sku: sku)
        case 20: .breakInvoice(dice.number(0...20), cents: dice.happens(percent: 50) ? 1 : -100)
        case 21: .mendInvoice
        case 22: .account(isActive: false)
        case 23: .account(isActive: true)
        case 24, 25, 26: .fault(dice.one(of: WireFault.allCases), after: dice.number(0...6))
        case 27: .hours(Int64(dice.number(1...30)))
        case 28: .unlinkProduct(sku: sku)
        default: .retry
        }
    }
}
