package import ConnectorKit
import Sync

extension Workflow {
    /// What the workflow needs of a store.
    package var needs: [StoreNeed] {
        switch self {
        case .orders: OrderRun.needs
        case .products: ProductRun.needs
        case .stock: StockRun.needs
        }
    }
}
