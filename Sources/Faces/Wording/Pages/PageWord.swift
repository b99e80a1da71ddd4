/// The fixed words of one kind of page; templates name them by their case. What depends on a figure or a name is in the page's model.
package protocol PageWord: CaseIterable, Hashable, Sendable, RawRepresentable where RawValue == String {
    func text(_ sentences: Sentences) -> String
}

extension PageWord {
    /// Every word of the kind in one language, by its case.
    package static func all(_ sentences: Sentences) -> [String: String] {
        Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0.text(sentences)) })
    }
}
