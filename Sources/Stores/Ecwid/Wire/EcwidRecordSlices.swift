package import Foundation

/// Cuts the records out of a list without touching a byte of them.
///
/// Counts brackets instead of descending, so that no nesting can exhaust the stack; the list has been decoded before, so it is
/// known to be sound JSON.
package enum EcwidRecordSlices {
    /// The bytes of each element of the array `items` at the top of `list`; `nil` when there is no such array.
    package static func cut(_ list: Data) -> [Data]? {
        let bytes = [UInt8](list)
        let scanner = Scanner(bytes: bytes)
        guard let start = scanner.startOfItems() else { return nil }
        return scanner.elements(from: start)?.map { Data(bytes[$0]) }
    }

    private struct Scanner {
        let bytes: [UInt8]

        /// The place after the bracket that opens `items`, a key of the outermost object.
        func startOfItems() -> Int? {
            var depth = 0
            var place = 0
            while place < bytes.count {
                switch bytes[place] {
                case UInt8(ascii: "\""):
                    guard let end = endOfText(place) else { return nil }
                    if depth == 1, isItems(place, end), let value = valueAfter(end), bytes[value] == UInt8(ascii: "[") {
                        return value + 1
                    }
                    place = end
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                default: break
                }
                place += 1
            }
            return nil
        }

        /// The ranges of the elements of the array whose inside begins at `start`.
        func elements(from start: Int) -> [Range<Int>]? {
            var found: [Range<Int>] = []
            var depth = 0
            var begin = start
            var place = start
            while place < bytes.count {
                let byte = bytes[place]
                if byte == UInt8(ascii: "\"") {
                    guard let end = endOfText(place) else { return nil }
                    place = end
                } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                    if depth == 0 { begin = place }
                    depth += 1
                } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                    if depth == 0 { return found }
                    depth -= 1
                    if depth == 0 { found.append(begin..<place + 1) }
                }
                place += 1
            }
            return nil
        }

        /// The place of the closing quotation mark of the text that opens at `start`.
        private func endOfText(_ start: Int) -> Int? {
            var place = start + 1
            while place < bytes.count {
                if bytes[place] == UInt8(ascii: "\\") {
                    place += 2
                } else if bytes[place] == UInt8(ascii: "\"") {
                    return place
                } else {
                    place += 1
                }
            }
            return nil
        }

        private func isItems(_ start: Int, _ end: Int) -> Bool { bytes[start + 1..<end].elementsEqual("items".utf8) }

        /// The first place of the value when a colon follows the text that ends at `end`.
        private func valueAfter(_ end: Int) -> Int? {
            guard let colon = next(after: end), bytes[colon] == UInt8(ascii: ":") else { return nil }
            return next(after: colon)
        }

        private func next(after place: Int) -> Int? {
            bytes[(place + 1)...].firstIndex { $0 != 32 && $0 != 9 && $0 != 10 && $0 != 13 }
        }
    }
}
