import Accounting
import Bookkeeping
import Commerce
import LinkLedger
import Storage

/// How the products of a store stand to the items of the books: matched, to be created, doubtful, and codes that several bear (W14).
package struct ProductSurvey: Hashable, Sendable, Codable {
    package struct Doubt: Hashable, Sendable, Codable {
        package var product: String
        package var reason: OrderReason

        package init(product: String, reason: OrderReason) {
            (self.product, self.reason) = (product, reason)
        }
    }

    /// A code that several products of the store bear.
    package struct SharedCode: Hashable, Sendable, Codable {
        package var code: String
        package var products: [String]

        package init(code: String, products: [String]) {
            (self.code, self.products) = (code, products)
        }
    }

    package var products = 0
    /// Have their item, or need none.
    package var matched = 0
    package var created = 0
    package var doubtful = 0
    package var shared = 0
    /// The first of each.
    package var toCreate: [String] = []
    package var doubts: [Doubt] = []
    package var sharedCodes: [SharedCode] = []

    package init() {}

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        try row.read(.products, into: &products)
        try row.read(.matched, into: &matched)
        try row.read(.created, into: &created)
        try row.read(.doubtful, into: &doubtful)
        try row.read(.shared, into: &shared)
        try row.read(.toCreate, into: &toCreate)
        try row.read(.doubts, into: &doubts)
        try row.read(.sharedCodes, into: &sharedCodes)
    }

    /// Enough to look at; all others are counted.
    static let shownMost = 50
}

extension ProductSurvey {
    /// Adds up pages of products.
    struct Sum {
        private var whole = ProductSurvey()
        private var bearers: [NameKey: SharedCode] = [:]
        private var seen: Set<RecordKey> = []
        private let matching: ProductPolicy.Matching

        init(matching: ProductPolicy.Matching) { self.matching = matching }

        mutating func add(_ products: [Product], _ rows: [ProductRow], _ previews: [ProductPreview]) {
            whole.products += rows.count
            whole.matched += rows.count - previews.count
            for product in products where matching != .name && !product.isGiftCard && !product.sku.isEmpty {
                bearers[NameKey(product.sku), default: SharedCode(code: product.sku, products: [])].products
                    .append(product.name)
            }
            for preview in previews { add(preview) }
        }

        private mutating func add(_ preview: ProductPreview) {
            switch preview.result {
            case .item:
                // An item that several products share is made once; for the others it is there then.
                guard preview.isNews(&seen) else { return whole.matched += 1 }
                whole.created += 1
                if whole.toCreate.count < ProductSurvey.shownMost { whole.toCreate.append(preview.product) }
            case .needsYou(let reason):
                whole.doubtful += 1
                if whole.doubts.count < ProductSurvey.shownMost {
                    whole.doubts.append(Doubt(product: preview.product, reason: reason))
                }
            }
        }

        var survey: ProductSurvey {
            let shared = bearers.values.filter { $0.products.count > 1 }.sorted { $0.code < $1.code }
            var survey = whole
            survey.shared = shared.count
            survey.sharedCodes = Array(shared.prefix(ProductSurvey.shownMost))
            return survey
        }
    }
}
