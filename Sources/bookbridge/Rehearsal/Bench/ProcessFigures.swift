import Foundation

/// What the system tells about a process; zeros where it tells nothing.
struct ProcessFigures {
    var peakMemoryMB = 0
    var processorSeconds = 0.0
    /// Calls that read or write, and their bytes, files and sockets together.
    var readCalls = 0
    var writeCalls = 0
    var bytesRead = 0
    var bytesWritten = 0

    init() {}

    init(_ process: Int32) {
        let status = Self.fields("/proc/\(process)/status")
        let traffic = Self.fields("/proc/\(process)/io")
        peakMemoryMB = (status["VmHWM"] ?? 0) / 1024
        (readCalls, writeCalls) = (traffic["syscr"] ?? 0, traffic["syscw"] ?? 0)
        (bytesRead, bytesWritten) = (traffic["rchar"] ?? 0, traffic["wchar"] ?? 0)
        processorSeconds = Self.ticks(process) / 100
    }

    /// Both readings of the same process together; a process that has just ended tells less than before.
    func and(_ other: ProcessFigures) -> ProcessFigures {
        var both = self
        both.peakMemoryMB = max(peakMemoryMB, other.peakMemoryMB)
        both.processorSeconds = max(processorSeconds, other.processorSeconds)
        both.readCalls = max(readCalls, other.readCalls)
        both.writeCalls = max(writeCalls, other.writeCalls)
        both.bytesRead = max(bytesRead, other.bytesRead)
        both.bytesWritten = max(bytesWritten, other.bytesWritten)
        return both
    }

    private static func fields(_ path: String) -> [String: Int] {
        let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let pairs = text.split(separator: "\n").compactMap { line -> (String, Int)? in
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let number = Int(parts[1].filter(\.isNumber)) else { return nil }
            return (String(parts[0]), number)
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// User and system time together: the 14th and 15th field of `stat`, counted from behind the name.
    private static func ticks(_ process: Int32) -> Double {
        let text = FileManager.default.contents(atPath: "/proc/\(process)/stat").map {
            String(decoding: $0, as: UTF8.self)
        }
        guard let text, let end = text.lastIndex(of: ")") else { return 0 }
        let fields = text[end...].split(separator: " ")
        guard fields.count > 13 else { return 0 }
        return (Double(fields[12]) ?? 0) + (Double(fields[13]) ?? 0)
    }
}
