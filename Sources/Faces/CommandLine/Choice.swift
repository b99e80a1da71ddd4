import Commerce
import ConnectorKit
import Features
import Foundation
package import Wording

/// Words of an option that must be one of several.
package enum Choice {
    /// Throws a problem that names the words it takes.
    package static func read<Word: RawRepresentable<String> & CaseIterable>(
        _ text: String, _ option: String, as type: Word.Type = Word.self
    ) throws(CommandProblem) -> Word {
        try read(text, option, as: type) { _ in [] }
    }

    /// The same where people may also write what the pages call it, in capitals or small letters, with or without accents.
    static func read<Word: RawRepresentable<String> & CaseIterable>(
        _ text: String, _ option: String, as type: Word.Type = Word.self, called names: (Word) -> [String]
    ) throws(CommandProblem) -> Word {
        if let word = Word(rawValue: text) { return word }
        let asked = plain(text)
        let meant = Word.allCases.filter { names($0).contains { plain($0) == asked } }
        if meant.count == 1, let word = meant.first { return word }
        throw .wordUnknown(option: option, text, known: Word.allCases.map(\.rawValue))
    }

    /// A workflow, also as the pages call its feed.
    static func workflow(_ text: String, _ option: String, _ sentences: Sentences) throws(CommandProblem) -> Workflow {
        try read(text, option, as: Workflow.self) { workflow in
            [true, false].map { sentences.title(of: workflow, isOfDocuments: $0) }
                + [sentences.title(ofWorkflow: workflow.rawValue)]
        }
    }

    /// Records of a store, also as the pages call them and their tab.
    static func family(_ text: String, _ option: String, _ sentences: Sentences) throws(CommandProblem) -> SyncedFamily
    {
        try read(text, option, as: SyncedFamily.self) { family in
            let usual = sentences.name(of: family.stream)
            guard let records = family.records else { return [sentences.productsTab, usual] }
            return [sentences.tab(of: records), sentences.name(of: records), usual]
        }
    }

    /// A kind of records, also as the pages call it.
    static func stream(_ text: String, _ option: String, _ sentences: Sentences) throws(CommandProblem) -> RecordStream
    {
        try read(text, option, as: RecordStream.self) { [sentences.name(of: $0)] }
    }

    private static func plain(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension SyncedFamily {
    fileprivate var stream: RecordStream {
        switch self {
        case .products: .products
        case .customers: .customers
        case .invoices: .invoices
        case .creditMemos: .creditMemos
        }
    }
}

/// Numbers of an option that count something.
package enum Count {
    /// Throws a problem unless it is left out or at least 1.
    package static func check(_ number: Int?, _ option: String) throws(CommandProblem) {
        guard let number, number < 1 else { return }
        throw .optionUnfit(option: option, value: String(number), expected: "1, 2, 3 …")
    }
}

/// Ports to listen on.
package enum Port {
    /// Throws a problem for what is no port.
    package static func check(_ port: Int) throws(CommandProblem) {
        guard !(1...65_535).contains(port) else { return }
        throw .optionUnfit(option: "--port", value: String(port), expected: "1…65535")
    }
}
