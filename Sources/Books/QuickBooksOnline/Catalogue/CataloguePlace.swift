import Accounting
import ConnectorKit
import Foundation

/// The place in the books' history that a catalogue cursor stands for.
struct CataloguePlace: Hashable, Codable {
    /// What the next call reads.
    enum Phase: Hashable, Codable {
        /// Company, accounts and tax; then the lists with these positions.
        case facts
        case list(index: Int, start: Int)
        /// Documents changed since ``CataloguePlace/since``, when there were too many for one answer.
        case documents(index: Int, start: Int)
        case changes
    }

    var phase: Phase
    /// From when on changes have to be read, by the service's clock.
    var since: Instant?
    /// When company, accounts and tax were read; tax lists do not show up among changes.
    var factsReadAt: Instant?
    var home: Currency?
    /// Whether the walk through documents is due after the lists.
    var readsDocuments = false
    /// The `since` of the walk in hand, while ``since`` is already that of the next.
    var documentsSince: Instant?

    static let beginning = CataloguePlace(phase: .facts)

    init(phase: Phase) {
        self.phase = phase
    }

    /// A cursor of ours, else the beginning: a text that cannot be read costs a full read, not an error.
    init(_ cursor: Cursor?) {
        let data = cursor.map { Data($0.text.utf8) }
        self = data.flatMap { try? JSONDecoder().decode(CataloguePlace.self, from: $0) } ?? .beginning
    }

    var cursor: Cursor {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data = (try? encoder.encode(self)) ?? Data()
        return Cursor(String(decoding: data, as: UTF8.self))
    }
}
