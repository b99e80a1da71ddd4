package import Accounting
import LinkLedger
import Storage

/// A row in hand; valid only while it is decoded. Columns are counted from 0.
package protocol SQLRow {
    func value(_ column: Int) -> SQLValue
}

extension SQLRow {
    /// Throws `StorageProblem.unusable` when the column holds something else.
    package func text(_ column: Int) throws -> String {
        guard case .text(let text) = value(column) else { throw unexpected(column) }
        return text
    }

    package func optionalText(_ column: Int) throws -> String? {
        value(column) == .null ? nil : try text(column)
    }

    package func integer(_ column: Int) throws -> Int64 {
        guard case .integer(let number) = value(column) else { throw unexpected(column) }
        return number
    }

    package func number(_ column: Int) throws -> Int { Int(try integer(column)) }

    package func flag(_ column: Int) throws -> Bool {
        switch value(column) {
        case .flag(let flag): flag
        case .integer(let number): number != 0
        case .null, .text, .bytes: throw unexpected(column)
        }
    }

    package func bytes(_ column: Int) throws -> [UInt8] {
        guard case .bytes(let bytes) = value(column) else { throw unexpected(column) }
        return bytes
    }

    package func time(_ column: Int) throws -> Instant { Instant(milliseconds: try integer(column)) }

    package func optionalTime(_ column: Int) throws -> Instant? {
        value(column) == .null ? nil : try time(column)
    }

    /// A word of a fixed vocabulary.
    func name<Word: RawRepresentable<String>>(_ column: Int, as type: Word.Type = Word.self) throws -> Word {
        guard let word = Word(rawValue: try text(column)) else { throw unexpected(column) }
        return word
    }

    /// A record key in three columns: source, identifier, role.
    func key(_ column: Int) throws -> RecordKey {
        RecordKey(try name(column), try text(column + 1), role: RecordRole(try text(column + 2)))
    }

    private func unexpected(_ column: Int) -> StorageProblem {
        .unusable("column \(column) holds what this program does not know")
    }
}
