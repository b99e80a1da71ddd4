package import Bookkeeping
package import ConnectorKit
package import Storage
package import Sync

/// What the program was put together from: the archive, the world and the connectors. Features are reached by ``scope(_:as:)``.
package struct Services: Sendable {
    package let archive: any Archive
    package let world: World
    package let connectors: Connectors
    package let process: ProcessMark
    /// Who runs the program, as the audit names them (X7).
    package let actor: String
    /// Which network addresses may be called that people type into forms.
    package let reach: NetworkReach
    /// What a person should know beside what they asked for: a sign-in that ends, a broken audit.
    package let notices = Notices()
    /// Makes the reconciliations that people ask for on pages.
    package let comparisons = ComparisonDesk()
    /// The paces that connections to one company of the books share.
    package let paces = BooksPaces()
    /// The progress of the runs of this process.
    package let progress = ProgressBoard()
    /// Asks the runs of these services to end.
    package let stopWish = StopWish()
    /// The visits of books that call here; what is addressed to them waits there.
    package let visits = Visits()
    /// The progress of those visits.
    package let visitPercents = VisitPercents()

    package init(
        archive: any Archive, world: World, connectors: Connectors, process: ProcessMark = .unmarked,
        actor: String = "manual", reach: NetworkReach = .everywhere
    ) {
        self.reach = reach
        self.process = process
        self.actor = actor
        self.archive = archive
        self.world = World(
            clock: world.clock, chance: world.chance, identifiers: world.identifiers,
            network: VisitedNetwork(world.network, visits))
        self.connectors = connectors
    }

    /// The connector of stores of a kind; throws `connectorUnknown`.
    func storeKind(_ kind: String) throws(FeatureProblem) -> StoreKind {
        if let known = connectors.store(kind) { return known }
        throw .connectorUnknown(kind: kind, known: connectors.stores.map(\.description.kind))
    }

    /// The connector of books of a kind; throws `connectorUnknown`.
    func booksKind(_ kind: String) throws(FeatureProblem) -> BooksKind {
        if let known = connectors.books(kind) { return known }
        throw .connectorUnknown(kind: kind, known: connectors.books.map(\.kind))
    }
}

/// Why a feature cannot be carried out; a person can put it right.
package enum FeatureProblem: Error, Hashable, Sendable {
    case companyUnknown(String)
    case connectorUnknown(kind: String, known: [String])
    case connectionUnknown(String)
    /// Nobody was sent to the sign-in page, or the return was used already.
    case signInNotBegun(String)
    /// The company has no store, or no books, yet.
    case storeMissing(company: String)
    case booksMissing(company: String)
    case fieldMissing(key: String)
    case workflowUnknown(String, known: [String])
    case scheduleUnreadable(String)
    /// The store lacks what the workflow needs: it cannot run by itself.
    case scheduleNotOffered(StoreNeed)
    case fileMissing(path: String)
    case fileUnreadable(path: String)
    /// Settings that are not JSON; `key` is the last one before the place.
    case settingsBroken(file: String, line: Int, column: Int, key: String?)
    /// Settings with unknown keys or impossible values.
    case settingsUnfit(file: String, [SettingFault])
    case backfill(BackfillProblem)
    /// Settings were saved since a dry run was asked with others.
    case dryRunOutdated
    /// A company or a connection cannot be made, changed or ended so.
    case connection(ConnectionProblem)
    case orderUnknown(String)
    /// Several stores have an order of that number.
    case orderAmbiguous(String, stores: [String])
    /// The order is posted, or on its way: it must be undone first.
    case orderInBooks(String)
    case runUnknown(String)
    case answerUnfit(AnswerProblem)
    /// What was chosen for an order that is to be sent cannot be so.
    case sendingUnfit(SendingProblem)
    case outside(ConnectorProblem)
    /// There is no run, order or document of that name to take back.
    case undoUnknown(String)
    /// Somebody else writes to the books: it is taken back when they have finished.
    case undoWaits
    case storage(StorageProblem)
    /// The role of who asks does not have the permission.
    case notAllowed(Permission, role: Role)
    /// The settings were changed since the person saw them; that version holds now.
    case settingsMoved(to: Int)
    /// Nothing would change, so there is nothing to look at.
    case settingsUnchanged
    /// Settings that do not fit the books, so that nothing of them was kept.
    case settingsRefused([UnfitSetting])
    /// The run itself could not be begun or had to stop.
    case stopped(RunStop)
    /// Nothing was done about a finding of a reconciliation (X5).
    case findingRefused(FindingRefusal)
    /// An answer to a cause cannot be accepted (X6).
    case repairRefused(RepairProblem)
    /// More days than are compared at once (X5).
    case daysTooMany(most: Int)
    /// Nothing that a program sent could be read as records (X11).
    case push(PushProblem)
    /// A file of rows cannot be brought in so (X11).
    case importing(ImportProblem)
    /// A problem of people, accounts and sign-ins (A1).
    case people(PeopleProblem)
    /// A problem of keys of programs and webhooks (X11).
    case program(ProgramProblem)
}

/// Runs a call of the storage or the engine, turning what it throws into a feature's problem.
func withFeatureProblem<Value>(_ call: () async throws -> Value) async throws(FeatureProblem) -> Value {
    do { return try await call() } catch let problem as FeatureProblem {
        throw problem
    } catch { throw FeatureProblem(RunStop(error)) }
}
