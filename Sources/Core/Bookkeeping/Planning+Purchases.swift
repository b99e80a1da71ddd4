import Accounting
import Commerce

extension Planning {
    mutating func planPurchases(customer: Reference<Customer>) {}
}
