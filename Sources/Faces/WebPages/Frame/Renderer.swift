import Mustache
import Wording

/// Places pages in their templates. Every text is escaped where it is placed; nothing is placed otherwise.
struct Renderer: Sendable {
    private let library: MustacheLibrary

    init() throws {
        var library = MustacheLibrary()
        for template in Self.templates { try library.register(template.text, named: template.name) }
        self.library = library
    }

    static let templates =
        Layouts.all + Components.templates + CauseParts.templates
        + [ReconciliationPage.pair, ReconciliationPage.compared] + Pages.all.map { $0.template }

    func html(_ page: any Page, _ frame: Frame) -> String {
        let whole = Whole(page: page, frame: frame)
        return library.render(whole, withTemplate: type(of: page).template.name) ?? ""
    }
}

/// What a page's template can name: the model's values, `frame`, `w` for words, and `layout` for those of the layout around it.
///
/// Of words that have one name the page's own count, which stand first, then those that it borrows, then the layout's.
struct Whole: MustacheParent {
    let page: any Page
    let frame: Frame
    let words: [String: String]
    let layoutWords: [String: String]
    private let frameValues: StoredValues
    private let pageValues: StoredValues

    init(page: any Page, frame: Frame) {
        self.page = page
        self.frame = frame
        frameValues = StoredValues(of: frame)
        pageValues = StoredValues(of: page)
        layoutWords = FrameWord.all(frame.sentences)
        words = type(of: page).words.reduce(into: [:]) { words, kind in
            words.merge(kind.all(frame.sentences)) { first, _ in first }
        }.merging(layoutWords) { own, _ in own }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "frame": frameValues
        case "w": words
        case "layout": layoutWords
        default: pageValues.child(named: name)
        }
    }
}
