import Foundation
import Sync

extension ProcessMark {
    /// This process by the machine's current start, its number and its own start, which together never come again.
    static let current: ProcessMark = {
        let boot = systemText("/proc/sys/kernel/random/boot_id")
        let own = mark(of: ProcessInfo.processInfo.processIdentifier, boot)
        return ProcessMark(text: own ?? "") { other in
            let parts = other.split(separator: "_")
            guard let boot, own != nil, parts.count == 3, parts[0] == boot, let number = Int32(parts[1]) else {
                return false
            }
            return mark(of: number, boot) != other
        }
    }()

    private static func mark(of process: Int32, _ boot: String?) -> String? {
        // The 22nd field of `stat` is the process's start in clock ticks; the second may hold blanks, so count from its end.
        guard let boot, let text = systemText("/proc/\(process)/stat"), let end = text.lastIndex(of: ")") else {
            return nil
        }
        let fields = text[end...].split(separator: " ")
        return fields.count > 20 ? "\(boot)_\(process)_\(fields[20])" : nil
    }

    private static func systemText(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map {
            String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }
}
