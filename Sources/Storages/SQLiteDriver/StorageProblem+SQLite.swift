import GRDB
import Storage

extension StorageProblem {
    /// What SQLite says, in the archive's words; without the values of the statement.
    init(_ error: any Error) {
        switch error {
        case let problem as StorageProblem: self = problem
        case let error as DatabaseError: self.init(code: error.resultCode, text: error.message ?? "no message")
        default: self = .failed("\(type(of: error))")
        }
    }

    private init(code: ResultCode, text: String) {
        let detail = "SQLite \(code.rawValue): \(text)"
        switch code {
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .busy
        case .SQLITE_FULL: self = .full
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM: self = .unwritable(detail)
        case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_FORMAT: self = .unusable(detail)
        default: self = .failed(detail)
        }
    }
}
