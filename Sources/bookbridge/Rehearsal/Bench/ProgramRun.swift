import Foundation

/// A command that ran in a process of its own, and what it cost.
struct ProgramRun {
    var seconds: Double
    var status: Int32
    var output: Data
    var figures: ProcessFigures

    /// Runs a program to its end; its figures are looked at all the while.
    static func run(_ program: URL, _ arguments: [String]) async throws -> ProgramRun {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(UUID().uuidString)")
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        process.standardOutput = try FileHandle(forWritingTo: file)
        let start = ContinuousClock.now
        try process.run()
        var figures = ProcessFigures()
        while process.isRunning {
            figures = figures.and(ProcessFigures(process.processIdentifier))
            try await Task.sleep(for: .milliseconds(10))
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        return ProgramRun(
            seconds: seconds, status: process.terminationStatus, output: try Data(contentsOf: file), figures: figures)
    }
}
