package import Wording

extension Promise {
    /// Promises that are checked only when they are named: the product does not keep them yet. Each leaves the list with its mending.
    package static let pending: Set<Promise> = []
}
