import ConnectorKit

extension QuickBooksCalls {
    /// One page of rows.
    func rows(_ statement: QueryStatement) async throws(ConnectorProblem) -> [JSONObject] {
        let reply = try await read(requests.query(statement.text))
        return reply.object("QueryResponse")?.objects(statement.entity.rawValue) ?? []
    }

    /// All rows, page by page; for lists that are known to be short.
    func allRows(_ statement: QueryStatement) async throws(ConnectorProblem) -> [JSONObject] {
        var statement = statement
        var all: [JSONObject] = []
        while true {
            let page = try await rows(statement)
            all += page
            guard page.count >= statement.rowsMax else { return all }
            statement.start += page.count
        }
    }
}
