import Foundation

/// A stand-in in a process of its own, so that what it needs is not counted as ours.
final class StandInProcess {
    /// `http://127.0.0.1:PORT`.
    let address: String
    let tokens: [Substring]
    private let process: Process

    /// Starts `bookbridge sandbox …` on a free port and waits until it listens.
    static func start(_ arguments: [String]) throws -> StandInProcess {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = ["sandbox"] + arguments + ["--port", "0"]
        process.standardError = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        var line = Data()
        while !line.contains(10) {
            let some = pipe.fileHandleForReading.availableData
            if some.isEmpty { break }
            line += some
        }
        return StandInProcess(process, String(decoding: line, as: UTF8.self))
    }

    private init(_ process: Process, _ greeting: String) {
        self.process = process
        tokens = greeting.split(whereSeparator: \.isWhitespace)
        let url = tokens.first.flatMap { URL(string: String($0)) }
        address = "http://127.0.0.1:\(url?.port ?? 0)"
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    /// Processor seconds used so far.
    var processorSeconds: Double { ProcessFigures(process.processIdentifier).processorSeconds }

    static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
}
