import Foundation
import Synchronization

/// Standard output for results, standard error for progress and problems.
package enum Console {
    /// Where lines go: the two streams of the process, or whoever listens to a command inside another program.
    package struct Streams: Sendable {
        package var result: @Sendable (String) -> Void
        package var note: @Sendable (String) -> Void

        package init(result: @escaping @Sendable (String) -> Void, note: @escaping @Sendable (String) -> Void) {
            self.result = result
            self.note = note
        }

        /// Those of the process.
        static let process = Streams(
            result: { Console.write($0, to: STDOUT_FILENO) }, note: { Console.write($0, to: STDERR_FILENO) })
    }

    @TaskLocal package static var streams = Streams.process

    private static let firstFault = Mutex<Int32>(0)

    /// Why results could not be written, as the system numbers it; 0 when all were, or whoever read them had gone.
    package static var fault: Int32 { firstFault.withLock { $0 } }

    /// A line of the result.
    package static func print(_ line: String) { streams.result(line + "\n") }

    /// A line about what goes wrong or on.
    package static func note(_ line: String) { streams.note(line + "\n") }

    /// Prints a value as JSON with sorted keys.
    package static func print(json value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Writes all of it. Whoever reads may have gone (`| head`): the work goes on without them; a full disk is remembered.
    private static func write(_ text: String, to stream: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(stream, $0.baseAddress, $0.count) }
            if count > 0 { bytes = bytes.dropFirst(count) } else if errno != EINTR { return remember(errno, stream) }
        }
    }

    private static func remember(_ fault: Int32, _ stream: Int32) {
        guard stream == STDOUT_FILENO, fault != EPIPE else { return }
        firstFault.withLock { if $0 == 0 { $0 = fault } }
    }

    package static var hasTerminal: Bool { isatty(STDERR_FILENO) == 1 }
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
            Console.streams.note("\r\u{1B}[2K\(text)")
        }
    }

    package func clear() {
        guard isVisible else { return }
        last.withLock { last in
            if !last.isEmpty { Console.streams.note("\r\u{1B}[2K") }
            last = ""
        }
    }
}

extension Console {
    /// Prints a value as one line of JSON, for lists that may be long.
    package static func print(jsonLine value: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return }
        print(String(decoding: data, as: UTF8.self))
    }
}
