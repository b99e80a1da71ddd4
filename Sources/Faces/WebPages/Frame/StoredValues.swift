import Mustache

/// The stored values of a model by their names, read once.
///
/// The library reflects on the whole model at each name of a template; of a list of orders that was half the time of the page.
final class StoredValues: MustacheParent {
    private let model: Any
    private lazy var values: [String: Any] = Mirror(reflecting: model).children.reduce(into: [:]) { values, child in
        guard let name = child.label else { return }
        values[name] = Self.part(child.value)
    }

    init(of model: Any) { self.model = model }

    /// `nil` also for an optional that is empty.
    func child(named name: String) -> Any? { values[name] }

    /// What a template finds under a name: what says itself as it is, a model by its values; `nil` for an optional that is empty.
    private static func part(_ value: Any) -> Any? {
        switch value {
        case is String, is Bool, is Int, is any MustacheParent: return value
        default: break
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { part($0.value) }
        case .collection: return mirror.children.compactMap { part($0.value) }
        case .struct where !(value is any CustomStringConvertible): return StoredValues(of: value)
        default: return value
        }
    }
}
