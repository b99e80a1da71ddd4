import ConnectorKit
import Features
import Wording

/// Requests of the contract `esp-send/1` in a file: one, or a list.
enum SendRequestFile {
    static func all(_ path: String) throws -> [SendRequest] {
        let objects: [JSONObject]
        switch JSONReader.value(try InputFile.read(path)) {
        case .object(let object)?: objects = [object]
        case .array(let elements)?: objects = elements.compactMap { if case .object(let one) = $0 { one } else { nil } }
        case .null?, .bool?, .number?, .text?, nil: throw CommandProblem.fileUnfit(path, place: "")
        }
        do throws(Unreadable) {
            var requests: [SendRequest] = []
            for object in objects { requests.append(try SendRequest(object)) }
            return requests
        } catch { throw CommandProblem.fileUnfit(path, place: error.field) }
    }

    static func read(_ path: String) throws -> SendRequest {
        let requests = try all(path)
        guard requests.count == 1 else { throw CommandProblem.fileUnfit(path, place: "") }
        return requests[0]
    }
}
