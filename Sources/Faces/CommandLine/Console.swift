import Foundation
import Synchronization

/// Standard output for results, standard error for progress and problems.
package enum Console {
    /// A line of the result.
    package static func print(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    /// A line about what goes wrong or on.
    package static func note(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    /// Prints a value as JSON with sorted keys.
    package static func print(json value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    package static var hasTerminal: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }
}

/// One line on a terminal that is written over as work goes on; silent elsewhere.
package final class ProgressLine: Sendable {
    private let last = Mutex("")
    private let isVisible: Bool

    package init(isVisible: Bool = Console.hasTerminal) {
        self.isVisible = isVisible
    }

    package func show(_ text: String) {
        guard isVisible else { return }
        last.withLock { last in
            guard text != last else { return }
            last = text
            FileHandle.standardError.write(Data("\r\u{1B}[2K\(text)".utf8))
        }
    }

    package func clear() {
        guard isVisible else { return }
        last.withLock { last in
            if !last.isEmpty { FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8)) }
            last = ""
        }
    }
}

extension Console {
    /// Prints a value as one line of JSON, for lists that may be long.
    static func print(jsonLine value: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return }
        print(String(decoding: data, as: UTF8.self))
    }
}
