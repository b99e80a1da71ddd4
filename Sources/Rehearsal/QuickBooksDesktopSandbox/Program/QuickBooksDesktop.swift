package import Foundation

/// The accounting program on its Windows machine: closed, or open with one company file.
///
/// Applications come in by `begin`, ask by `process` and leave by `end`, as the Web Connector does over COM.
package actor QuickBooksDesktop {
    /// What keeps applications out.
    package enum Obstacle: String, Sendable, CaseIterable {
        /// The program is closed and no path was given.
        case closed
        /// A window waits for an answer.
        case dialogOpen
        /// Somebody else has the file, or it is open in another mode.
        case fileLocked
        /// The program is still starting.
        case starting
        /// The application was never allowed in, or no longer is.
        case notAuthorised
    }

    private struct Visitor {
        var session: DesktopSession
        var file: String
    }

    private var files: [String: CompanyFile] = [:]
    private var open: String
    private var obstacle: Obstacle?
    private var visitors: [String: Visitor] = [:]
    private var count = 0
    private var log: [String] = []
    private let clock: @Sendable () -> Date
    private let journal: CompanyJournal?
    private let record: RecordFile?
    /// What is told of a message set that was done already.
    package private(set) var replay = ReplayDetail.full

    /// A program with one file open.
    ///
    /// - Parameters:
    ///   - path: the path of the file as Windows writes it.
    ///   - data: a folder in which accepted message sets are kept, and from which they are done again.
    ///   - recordFile: gets a JSON line for every accepted write.
    /// - Throws: the file system's error.
    package init(
        _ profile: CompanyFileProfile = CompanyFileProfile(), path: String = QuickBooksDesktop.usualPath,
        data: URL? = nil, recordFile: URL? = nil, clock: @escaping @Sendable () -> Date
    ) throws {
        self.clock = clock
        open = path
        journal = try data.map { try CompanyJournal($0.appending(path: "company-file.jsonl")) }
        record = try recordFile.map { try RecordFile($0) }
        var file = CompanyFile(profile: profile, date: try journal?.birth(clock()) ?? clock())
        try journal?.replay(into: &file)
        files[path] = file
    }

    /// Where a company file lies usually.
    package static let usualPath = "C:\\Users\\Public\\Documents\\Intuit\\QuickBooks\\Company Files\\Harbor.qbw"

    // MARK: What a person does at the machine

    /// Puts something in the way of applications, or takes it away; closing ends every session.
    package func obstruct(_ obstacle: Obstacle?) {
        self.obstacle = obstacle
        if obstacle == .closed { visitors = [:] }
    }

    /// Opens another file, made now when there is none at the path.
    package func open(_ path: String, profile: CompanyFileProfile = CompanyFileProfile()) {
        if files[path] == nil { files[path] = CompanyFile(profile: profile, date: clock()) }
        if path != open { visitors = [:] }
        open = path
    }

    /// The path of the file that is open.
    package var openPath: String { open }

    /// A copy of the open file, as a backup is.
    package var backup: CompanyFile { file }

    /// Restores a backup: later documents are gone, and so is what was remembered of message sets.
    package func restore(_ backup: CompanyFile) {
        var restored = backup
        restored.forgetMessageSets()
        files[open] = restored
        visitors = [:]
    }

    /// Locks the next writes of applications out with 3175, as a person does who has the document open.
    package func lockWrites(_ count: Int) throws {
        files[open]?.lockedWrites = count
        try journal?.note(.locked(count), clock())
    }

    /// Chooses what is told of message sets that were done already.
    package func setReplay(_ replay: ReplayDetail) { self.replay = replay }

    /// Closes the books of the open file up to a day; nil opens them again.
    package func closeBooks(until day: String?) throws {
        files[open]?.close(until: day)
        try journal?.note(.closed(until: day ?? ""), clock())
    }

    /// Does what a person does at the screen, said in qbXML.
    package func byHand(_ text: String) throws(DesktopProblem) -> String {
        var session = DesktopSession()
        return try run(text, on: open, session: &session)
    }

    // MARK: What applications do

    /// Opens a connection and a session.
    ///
    /// - Parameter path: empty for the file that is open.
    /// - Returns: a ticket, for `process` and `end`.
    package func begin(path: String, isReadOnly: Bool = false) throws(DesktopProblem) -> String {
        switch obstacle {
        case .closed where path.isEmpty || files[path] == nil:
            throw DesktopProblem(
                "0x80040416",
                "If QuickBooks is not running, a call to the \"BeginSession\" method must include the name of the data file."
            )
        case .closed, nil: break
        case .dialogOpen:
            throw DesktopProblem(
                "0x80040414", "A modal dialog box is showing in the QuickBooks user interface. Close it and try again.")
        case .fileLocked:
            throw DesktopProblem(
                "0x80040410",
                "The QuickBooks company data file is currently open in a mode other than the one specified by your application."
            )
        case .starting:
            throw DesktopProblem("0x80040424", "QuickBooks did not finish its initialization. Please try again later.")
        case .notAuthorised:
            throw DesktopProblem(
                "0x80040418",
                "This application has not accessed this QuickBooks company data file before. The QuickBooks administrator must grant an application permission to access the file for the first time."
            )
        }
        if !path.isEmpty, path != open, obstacle != .closed {
            throw DesktopProblem(
                "0x8004040A",
                "A QuickBooks company data file is already open and it is different from the one requested.")
        }
        if !path.isEmpty, files[path] != nil { open = path }
        count += 1
        let ticket = "session-\(count)"
        var session = DesktopSession()
        session.isReadOnly = isReadOnly
        visitors[ticket] = Visitor(session: session, file: open)
        return ticket
    }

    /// Does what a message set asks for.
    package func process(_ text: String, ticket: String) throws(DesktopProblem) -> String {
        guard var visitor = visitors[ticket] else {
            throw DesktopProblem("0x8004040D", "The ticket parameter is invalid.")
        }
        defer { visitors[ticket] = visitor }
        return try run(text, on: visitor.file, session: &visitor.session)
    }

    /// Ends a session; its iterators are gone.
    package func end(_ ticket: String) { visitors[ticket] = nil }

    // MARK: For checks

    /// The open file's trial balance.
    package var trialBalance: DesktopTrialBalance { file.trialBalance }

    /// The open file's documents.
    package var documents: [DesktopDocument] { file.documents }

    /// What `qbsdklog.txt` says, the newest last.
    package var sdkLog: [String] { log }

    private var file: CompanyFile { files[open] ?? CompanyFile(profile: CompanyFileProfile(), date: clock()) }

    private static let logLinesMax = 1000

    private func run(_ text: String, on path: String, session: inout DesktopSession) throws(DesktopProblem) -> String {
        guard var file = files.removeValue(forKey: path) else {
            throw DesktopProblem("0x80040403", "The QuickBooks company data file cannot be opened.")
        }
        defer { files[path] = file }
        let now = clock()
        do throws(DesktopProblem) {
            let answer = try file.process(text, session: &session, at: now, replay: replay)
            try keep(text, answer, now, isRepeated: file.lastWasRepeated)
            return answer
        } catch {
            log.append("\(error.hresult) \(error.log)")
            if log.count > Self.logLinesMax { log.removeFirst() }
            throw error
        }
    }

    /// An accepted write is on disk before it is answered.
    private func keep(_ text: String, _ answer: String, _ now: Date, isRepeated: Bool) throws(DesktopProblem) {
        guard !isRepeated, journal != nil || record != nil, RecordFile.writes(text) else { return }
        do {
            try journal?.note(.asked(text), now)
            try record?.note(text, answer)
        } catch {
            throw DesktopProblem(
                "0x80040402", "An unexpected error occurred. Check the qbsdklog.txt file.", log: "\(error)")
        }
    }
}
