package import Accounting
package import Storage
import Sync

/// The one handle by which features are reached: a company, and who asks.
///
/// Only ``Services/scope(_:as:)`` makes it. Whatever a feature is asked about is looked for within the company and within what
/// the person sees; all else is unknown.
package struct CompanyScope: Sendable {
    package let company: ID<Company>
    /// As people call the company.
    package let companyName: String
    package let requester: Requester
    private let services: Services
    private let glance: CompanyGlance?

    init(_ row: CompanyRow, _ requester: Requester, _ services: Services, _ glance: CompanyGlance?) {
        self.glance = glance
        company = ID(row.id)
        companyName = row.name
        self.requester = requester
        self.services = services
    }

    package func may(_ permission: Permission) -> Bool {
        requester.role >= permission.least && requester.reaches(permission)
    }

    /// Throws as ``open(_:)`` does, before anything is asked for.
    package func require(_ permission: Permission) throws(FeatureProblem) { _ = try open(permission) }

    /// Gives access to the archive and the network; there is no other way from the handle to them.
    ///
    /// Throws ``FeatureProblem/notAllowed(_:role:)`` when the role does not have the permission, ``ProgramProblem/scopeMissing(_:)``
    /// when the key of a program is not for it.
    func open(_ permission: Permission) throws(FeatureProblem) -> CompanyAccess {
        guard requester.role >= permission.least else { throw .notAllowed(permission, role: requester.role) }
        guard may(permission) else { throw .program(.scopeMissing(permission.scope)) }
        return CompanyAccess(company: company.rawValue, requester: requester, services: services, glance: glance)
    }
}

extension Services {
    /// The handle on a company for whoever asks; without a name, for who runs the program.
    ///
    /// Throws ``FeatureProblem/companyUnknown(_:)``.
    package func scope(
        _ company: String, as requester: Requester? = nil
    ) async throws(FeatureProblem) -> CompanyScope {
        let archive = archive
        let rows = try await withFeatureProblem { try await archive.companies() }
        guard let row = rows.first(where: { $0.id == company }) else { throw await absent(.companyUnknown(company)) }
        return scope(row, as: requester)
    }

    /// The handle on the company that a connection belongs to, for commands that name the connection alone.
    package func scope(ofConnection id: String) async throws(FeatureProblem) -> CompanyScope {
        let archive = archive
        guard let row = try await withFeatureProblem({ try await archive.connection(id) }) else {
            throw await absent(.connectionUnknown(id))
        }
        return try await scope(row.company)
    }

    /// The handle on a company that was found already; with a glance (a cache of look-ups), for a page that changes nothing.
    package func scope(
        _ row: CompanyRow, as requester: Requester? = nil, glance: CompanyGlance? = nil
    ) -> CompanyScope {
        CompanyScope(row, requester ?? .machineOperator(actor), self, glance)
    }

    /// Why something is not found: it was never made, or a damaged file no longer contains it.
    func absent(_ problem: FeatureProblem) async -> FeatureProblem {
        do throws(StorageProblem) { try await archive.checkConnections() } catch { return .storage(error) }
        return problem
    }
}
