package import Accounting
import Commerce
package import Features
import Storage
package import Sync

/// What would change in one store, as JSON.
package struct StockPreviewOutput: Encodable {
    var store: String
    var differences: [StockPlan.Difference]

    package init(_ plan: StockPlan, of store: ID<Store>) {
        self.store = store.rawValue
        differences = plan.differences
    }
}
