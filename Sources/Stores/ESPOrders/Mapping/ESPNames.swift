/// What items are called that the store gives no name of its own. Source: esp-orders.md §7.
struct ESPNames {
    /// The name first, for what the line says; the number stands beside it.
    func product(_ name: String?, _ number: String?) -> String { name ?? number ?? "Unlisted Product" }

    func charge(_ kind: ESPOrder.Kind) -> String { Self.charges[kind.rawValue] ?? kind.rawValue }

    /// By the store's word for the charge.
    static let charges = [
        "option": "Product Option", "decoration": "Decoration", "setup": "Setup Charge", "run": "Run Charge",
        "rush": "Rush Charge", "freight": "Freight", "handling": "Handling", "other": "Other Charge",
    ]
}
