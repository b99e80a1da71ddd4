import Foundation
import Synchronization

/// Standard output for results, standard error for progress and problems.
package enum Console {
    /// A line of the result.
    package static func print(_ line: String) {
        write(line + "\n", to: .standardOutput)
    }

    /// A line about what goes wrong or on.
    package static func note(_ line: String) {
        write(line + "\n", to: .standardError)
    }

    /// Prints a value as JSON with sorted keys.
    package static func print(json value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Whoever reads may have gone (`| head`): the work goes on without them.
    fileprivate static func write(_ text: String, to file: FileHandle) {
        do { try file.write(contentsOf: Data(text.utf8)) } catch { return }
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
            Console.write("\r\u{1B}[2K\(text)", to: .standardError)
        }
    }

    package func clear() {
        guard isVisible else { return }
        last.withLock { last in
            if !last.isEmpty { Console.write("\r\u{1B}[2K", to: .standardError) }
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
