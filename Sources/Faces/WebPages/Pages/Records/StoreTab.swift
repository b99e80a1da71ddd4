import Accounting
import Features
import Wording

/// One of the pages of a store: its accounts, its feeds, and what of it is in the books (F1, F2, F5, F6).
struct StoreTab: Sendable {
    enum Place: Hashable {
        case configuration, feeds, products
        case records(RecordFamily)
    }

    var address: String
    var text: String
    var isHere: Bool

    /// The tabs of a store; one that makes its documents itself has its accounts and products among them.
    static func all(of store: StoreRef, _ company: String, here: Place?, _ sentences: Sentences) -> [StoreTab] {
        let families = RecordFamily.allCases.map { Place.records($0) }
        let places: [Place] =
            store.isOfDocuments ? [.configuration, .feeds, .products] + families : [.feeds] + families
        return places.map { place in
            StoreTab(
                address: address(of: place, store, company), text: text(of: place, store, sentences),
                isHere: place == here)
        }
    }

    private static func address(of place: Place, _ store: StoreRef, _ company: String) -> String {
        let id = store.id.rawValue
        return switch place {
        case .configuration: CompanyPath.settings(.accounts, of: id, company)
        case .feeds: CompanyPath.feeds(of: id, company)
        case .products: "\(CompanyPath.products(company))?store=\(QueryText.coded(id))"
        case .records(let family): CompanyPath.records(family, of: id, company)
        }
    }

    private static func text(of place: Place, _ store: StoreRef, _ sentences: Sentences) -> String {
        switch place {
        case .configuration: sentences.configurationTab
        case .feeds: store.isOfDocuments ? sentences.feedsTab : FeedsWord.title.text(sentences)
        case .products: sentences.productsTab
        case .records(let family): store.isOfDocuments ? sentences.tab(of: family) : sentences.name(of: family)
        }
    }

    static let template = Template(
        "store-tabs",
        #"""
        <ul class="tabs">
        {{#tabs}}
        <li><a href="{{.address}}"{{#.isHere}} aria-current="page"{{/.isHere}}>{{.text}}</a></li>
        {{/tabs}}
        </ul>
        """#)
}
