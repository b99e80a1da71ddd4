package import Accounting
package import Storage

/// Roles and teams.
extension SQLArchive {
    package func memberships(ofCompany company: String) async throws(StorageProblem) -> [MembershipRow] {
        try await database.read { connection in
            try connection.rows(
                "SELECT company, user_id, role FROM memberships WHERE company = $1 ORDER BY user_id", [.text(company)],
                MembershipRow.init)
        }
    }

    package func memberships(ofUser user: String) async throws(StorageProblem) -> [MembershipRow] {
        try await database.read { connection in
            try connection.rows(
                "SELECT company, user_id, role FROM memberships WHERE user_id = $1 ORDER BY company", [.text(user)],
                MembershipRow.init)
        }
    }

    package func companies(
        besideRolesOf user: String
    ) async throws(StorageProblem) -> [(company: CompanyRow, role: Role?)] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT c.id, c.name, m.role FROM companies c
                LEFT JOIN memberships m ON m.company = c.id AND m.user_id = $1 ORDER BY c.id
                """, [.text(user)]
            ) { row in
                let role: Role? = try row.optionalText(2) == nil ? nil : row.name(2)
                return (CompanyRow(id: try row.text(0), name: try row.text(1)), role)
            }
        }
    }

    package func save(_ membership: MembershipRow, note: AuditNote, now: Instant) async throws(StorageProblem) {
        try await database.write { [seal] connection in
            try connection.run(
                """
                INSERT INTO memberships (company, user_id, role) VALUES ($1, $2, $3)
                ON CONFLICT (company, user_id) DO UPDATE SET role = excluded.role
                """, [.text(membership.company), .text(membership.user), .name(membership.role)])
            try connection.endLinks(into: membership.user)
            if membership.role < .administrator {
                try connection.endLinks(madeByUser: membership.user, for: membership.company)
            }
            try AuditWriter(connection: connection, seal: seal, now: now).add(note, to: membership.company)
        }
    }

    package func removeMembership(
        of user: String, in company: String, note: AuditNote, now: Instant
    ) async throws(StorageProblem) {
        try await database.write { [seal] connection in
            for table in ["team_members", "memberships"] {
                try connection.run(
                    "DELETE FROM \(table) WHERE company = $1 AND user_id = $2", [.text(company), .text(user)])
            }
            try connection.endLinks(madeByUser: user, for: company)
            try AuditWriter(connection: connection, seal: seal, now: now).add(note, to: company)
        }
    }

    package func teams(of company: String) async throws(StorageProblem) -> [TeamRow] {
        try await database.read { connection in
            let members = try connection.rows(
                "SELECT team, user_id FROM team_members WHERE company = $1 ORDER BY user_id", [.text(company)]
            ) { (team: try $0.text(0), user: try $0.text(1)) }
            let byTeam = Dictionary(grouping: members, by: \.team)
            return try connection.rows(
                "SELECT id, company, name FROM teams WHERE company = $1 ORDER BY name_key", [.text(company)]
            ) { row in
                let id = try row.text(0)
                return TeamRow(
                    id: id, company: try row.text(1), name: try row.text(2),
                    members: byTeam[id, default: []].map(\.user))
            }
        }
    }

    package func save(_ team: TeamRow, note: AuditNote, now: Instant) async throws(StorageProblem) -> Bool {
        try await database.write { [seal] connection in
            let key = team.name.lowercased()
            let other = try connection.first(
                "SELECT 1 FROM teams WHERE company = $1 AND name_key = $2 AND id <> $3",
                [.text(team.company), .text(key), .text(team.id)]
            ) { try $0.integer(0) }
            guard other == nil else { return false }
            let kept = try connection.first(
                """
                INSERT INTO teams (id, company, name, name_key) VALUES ($1, $2, $3, $4)
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key
                    WHERE teams.company = excluded.company
                RETURNING id
                """, [.text(team.id), .text(team.company), .text(team.name), .text(key)]
            ) { try $0.text(0) }
            guard kept != nil else { return false }
            try connection.run("DELETE FROM team_members WHERE team = $1", [.text(team.id)])
            try connection.run(
                """
                INSERT INTO team_members (company, team, user_id)
                SELECT company, $2, user_id FROM memberships WHERE company = $1 AND user_id = $3
                """, each: team.members.map { [.text(team.company), .text(team.id), .text($0)] })
            try AuditWriter(connection: connection, seal: seal, now: now).add(note, to: team.company)
            return true
        }
    }

    package func remove(
        team: String, of company: String, note: AuditNote, now: Instant
    ) async throws(StorageProblem) {
        try await database.write { [seal] connection in
            try connection.run(
                "DELETE FROM team_members WHERE team = $1 AND company = $2", [.text(team), .text(company)])
            let gone = try connection.run(
                "DELETE FROM teams WHERE id = $1 AND company = $2", [.text(team), .text(company)])
            if gone > 0 { try AuditWriter(connection: connection, seal: seal, now: now).add(note, to: company) }
        }
    }
}

extension SQLConnection {
    /// Removes the rights of everybody in a company that is removed; the accounts stay.
    func removePeople(of company: String) throws {
        for table in ["team_members", "teams", "memberships"] {
            try run("DELETE FROM \(table) WHERE company = $1", [.text(company)])
        }
        try run("DELETE FROM passes WHERE company = $1 AND company <> ''", [.text(company)])
    }
}

extension MembershipRow {
    fileprivate init(_ row: any SQLRow) throws {
        self.init(company: try row.text(0), user: try row.text(1), role: try row.name(2))
    }
}
