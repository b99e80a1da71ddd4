package import Commerce
import Foundation

/// A column that a store's sheet knows, whatever a file calls it.
package struct CSVColumn: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case text
        /// A quantity, a price or a rate.
        case number
        /// Money: a number with the decimals of its currency.
        case amount
        /// A day, or a day and a time.
        case day
        case flag
        case choice([String])
    }

    /// The name by which documentation, commands and kept mappings call it: `order_id`.
    package var key: String
    package var kind: Kind
    package var isRequired: Bool
    /// What people call it.
    package var label: Translated
    /// What other programs write at the head of it, in any spelling; the key and the label are such names by themselves.
    package var otherNames: [String]

    package init(
        _ key: String, _ kind: Kind = .text, isRequired: Bool = false, label: Translated, otherNames: [String] = []
    ) {
        self.key = key
        self.kind = kind
        self.isRequired = isRequired
        self.label = label
        self.otherNames = otherNames
    }
}

/// Rows of a file that tell of one kind of records, and how they become what the store's intake takes.
package struct CSVSheet: Sendable {
    package var stream: RecordStream
    package var columns: [CSVColumn]
    /// The column that names the record: rows beside each other with the same value there tell of one.
    package var identifier: String
    /// The record's name as it is kept, of what stands in that column: files may spell one in two ways.
    package var named: @Sendable (String) -> String
    /// Columns that tell records of one identifier apart, as where two kinds of documents have numbers of their own.
    package var distinguishing: [String]
    /// The column by which rows say of which kind of records they tell, where a file like this may hold another; `nil` for none.
    package var telling: String?
    /// What a program would have pushed for these rows. Purely; unfit cells are thrown with their line.
    package var record: @Sendable (CSVGroup) throws(CSVFault) -> JSONObject

    package init(
        _ stream: RecordStream, identifier: String, named: @escaping @Sendable (String) -> String = { $0 },
        distinguishing: [String] = [], telling: String? = nil, columns: [CSVColumn],
        record: @escaping @Sendable (CSVGroup) throws(CSVFault) -> JSONObject
    ) {
        self.stream = stream
        self.identifier = identifier
        self.named = named
        self.distinguishing = distinguishing
        self.telling = telling
        self.columns = columns
        self.record = record
    }

    package func column(_ key: String) -> CSVColumn? { columns.first { $0.key == key } }
}

/// Which column of a file stands for which of a sheet: the file's header by the sheet's key. Kept for each store and sheet.
package struct CSVMapping: Hashable, Sendable, Codable {
    package var headers: [String: String]

    package init(_ headers: [String: String] = [:]) { self.headers = headers }

    package subscript(key: String) -> String? { headers[key] }

    /// What the names at the head of the file suggest; what was kept earlier counts first, as far as the file has it.
    package static func guessed(_ sheet: CSVSheet, header: [String], kept: CSVMapping? = nil) -> CSVMapping {
        var mapping = CSVMapping()
        var free = Set(header.filter { !$0.isEmpty })
        for column in sheet.columns {
            guard let name = kept?[column.key], free.contains(name) else { continue }
            mapping.headers[column.key] = name
            free.remove(name)
        }
        for column in sheet.columns where mapping[column.key] == nil {
            let label = column.label
            let names = ([column.key] + column.otherNames + [label.english, label.french, label.spanish]).map(plain)
            let found = header.filter { free.contains($0) }.min { rank($0, names) < rank($1, names) }
            guard let found, rank(found, names) < names.count else { continue }
            mapping.headers[column.key] = found
            free.remove(found)
        }
        return mapping
    }

    /// Columns that the sheet needs and the file lacks, in the sheet's order.
    package func missing(_ sheet: CSVSheet) -> [CSVColumn] {
        sheet.columns.filter { ($0.isRequired || $0.key == sheet.identifier) && headers[$0.key] == nil }
    }

    private static func rank(_ header: String, _ names: [String]) -> Int {
        names.firstIndex(of: plain(header)) ?? names.count
    }

    /// Letters and digits only, small and without accents.
    private static func plain(_ name: String) -> String {
        name.decomposedStringWithCompatibilityMapping.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}
