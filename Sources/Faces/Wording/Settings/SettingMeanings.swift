extension Sentences {
    /// What a setting is and why it is usually as it is; `nil` when there is no such setting.
    package func meaning(ofSetting path: String) -> String? {
        meaningOfDocuments(path) ?? meaningOfItems(shared(path)) ?? meaningOfMoney(path)
    }

    /// The nine service items, and the two families of goods, are furnished alike.
    private func shared(_ path: String) -> String {
        let keys = path.split(separator: ".")
        guard keys.count == 3 else { return path }
        return switch (keys[0], keys[1]) {
        case ("serviceItems", _): "service.\(keys[2])"
        case ("products", "stock"), ("products", "nonStock"): "goods.\(keys[2])"
        default: path
        }
    }
}
