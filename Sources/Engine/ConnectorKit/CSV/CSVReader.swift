/// One row of a file as it stands there, its fields not yet decoded.
package struct CSVLine: Hashable, Sendable {
    /// What makes a row unreadable, whatever its columns mean.
    package enum Fault: String, Hashable, Sendable, Codable {
        /// A quote was opened and never closed: all that follows stands inside it.
        case openQuote
        /// Text stands behind a closing quote.
        case strayQuote
        /// Longer than ``CSVReader/lineBytesMax``.
        case tooLong
    }

    /// The line of the file on which it begins, from 1.
    package var number: Int
    package var fault: Fault?
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    init(number: Int) { self.number = number }

    package var count: Int { ends.count }

    package subscript(index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

    /// Nothing stands in any field.
    package var isBlank: Bool { fault == nil && bytes.allSatisfy { $0 == 0x20 } }

    /// `sep=;`, by which spreadsheets tell each other in the first line what parts the fields: no row, and found out without it.
    var namesSeparator: Bool {
        number == 1 && fault == nil && bytes.count <= 5 && count <= 2 && bytes.starts(with: "sep=".utf8)
    }

    package func texts(_ encoding: CSVForm.Encoding) -> [String] { ends.indices.map { encoding.text(self[$0]) } }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }
    mutating func endField() { ends.append(bytes.count) }
    mutating func dropRest() { bytes.removeLast(bytes.count - (ends.last ?? 0)) }
    var length: Int { bytes.count }
}

/// Cuts bytes into rows and fields as they come, in memory for one row (RFC 4180, and what programs write in its name).
///
/// Rows end with LF, CR LF or CR. A field that begins with a quote holds separators and line breaks, and a quote written twice is one;
/// a quote further inside is itself (`12" pipe`). All bytes that steer are ASCII, so the encoding need not be known.
package struct CSVReader: Sendable {
    /// More is no row: a quote was left open. Twice what the longest order line of any store takes.
    package static let lineBytesMax = 65_536
    package static let fieldsMax = 500

    private enum State: Sendable { case fieldStart, plain, quoted, quoteInQuoted, skipping }

    private let separator: UInt8
    private var line = CSVLine(number: 1)
    private var state = State.fieldStart
    private var number = 1
    private var lastWasReturn = false
    private var isUntouched = true
    /// How much of a byte order mark may have been seen at the very beginning.
    private var markSeen = 0

    package init(separator: UInt8) { self.separator = separator }

    /// Reads on, and gives each row that ends.
    package mutating func read<Failure>(
        _ bytes: some Sequence<UInt8>, row: (CSVLine) throws(Failure) -> Void
    ) throws(Failure) {
        for byte in bytes {
            if markSeen < 3, isMark(byte) { continue }
            try take(byte, row)
        }
    }

    /// The file is over: gives what stands after the last line break.
    package mutating func end<Failure>(row: (CSVLine) throws(Failure) -> Void) throws(Failure) {
        switch state {
        case .quoted:
            line.fault = line.fault ?? .openQuote
            line.endField()
            try finish(row)
        case .skipping: try finish(row)
        case .fieldStart where isUntouched: return
        case .fieldStart, .plain, .quoteInQuoted:
            line.endField()
            try finish(row)
        }
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Whether the byte belongs to a byte order mark at the beginning; nothing else is at risk, as these bytes begin no row.
    private mutating func isMark(_ byte: UInt8) -> Bool {
        guard Self.mark[markSeen] == byte else {
            markSeen = 3
            return false
        }
        markSeen += 1
        return true
    }

    private mutating func take<Failure>(
        _ byte: UInt8, _ row: (CSVLine) throws(Failure) -> Void
    ) throws(Failure) {
        let followsReturn = lastWasReturn
        lastWasReturn = byte == 0x0D
        let isBreak = byte == 0x0A || byte == 0x0D
        // The second half of CR LF.
        if byte == 0x0A, followsReturn {
            if state == .quoted { line.append(byte) }
            return
        }
        if isBreak { number += 1 }
        switch state {
        case .fieldStart where byte == UInt8(ascii: "\""): (state, isUntouched) = (.quoted, false)
        case .fieldStart, .plain, .quoteInQuoted:
            if isBreak {
                line.endField()
                return try finish(row)
            }
            isUntouched = false
            if byte == separator {
                line.endField()
                state = line.count < Self.fieldsMax ? .fieldStart : tooLong()
            } else if state == .quoteInQuoted {
                afterQuote(byte)
            } else {
                line.append(byte)
                state = .plain
            }
        case .quoted:
            if byte == UInt8(ascii: "\"") { state = .quoteInQuoted } else { line.append(byte) }
        case .skipping: if isBreak { return try finish(row) }
        }
        if line.length > Self.lineBytesMax { state = tooLong() }
    }

    private mutating func afterQuote(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""):
            line.append(byte)
            state = .quoted
        // Blanks between a quote and the next separator say nothing.
        case 0x20: break
        default:
            line.fault = line.fault ?? .strayQuote
            line.append(byte)
            state = .plain
        }
    }

    private mutating func tooLong() -> State {
        line.fault = .tooLong
        line.dropRest()
        return .skipping
    }

    private mutating func finish<Failure>(_ row: (CSVLine) throws(Failure) -> Void) throws(Failure) {
        let done = line
        line = CSVLine(number: number)
        (state, isUntouched) = (.fieldStart, true)
        if !done.isBlank, !done.namesSeparator { try row(done) }
    }
}
