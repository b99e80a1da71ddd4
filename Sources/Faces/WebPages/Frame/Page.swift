package import Wording

/// A page: what it shows, decided, formatted and in the reader's language; its template only places it.
package protocol Page: Sendable {
    static var template: Template { get }
    /// The kinds of fixed words that the template names, as `{{w.signIn}}`.
    static var words: [any PageWord.Type] { get }

    /// What the browser calls the page.
    var title: String { get }
    /// Where the page stands in the navigation; `nil` for none of its places.
    var place: Place? { get }
    /// Other sites to which a form of the page leads, each as its origin: the sign-in page of a vendor.
    var formOrigins: [String] { get }
}

extension Page {
    package var place: Place? { nil }
    package var formOrigins: [String] { [] }
}

/// A text with places for a model's values, under the name by which other templates include it.
package struct Template: Sendable {
    package let name: String
    package let text: String

    package init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }
}
