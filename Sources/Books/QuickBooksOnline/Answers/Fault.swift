import ConnectorKit

/// One error of a fault, whatever the case of its names. Source: quickbooks-online.md §6.1.
struct FaultError: Hashable, Sendable {
    var code: String
    var message: String?
    var detail: String?
    var element: String?

    /// The words of the service, its detail first.
    var text: String? { detail ?? message }
}

/// A fault in either of the service's two shapes.
struct Fault: Hashable, Sendable {
    var type: String
    var errors: [FaultError]

    /// The fault inside an answer or a batch item; `nil` when there is none.
    init?(in object: JSONObject) {
        guard let fault = object.object("Fault") ?? object.object("fault") else { return nil }
        type = fault.text("type") ?? ""
        let errors = fault.objects("Error") + fault.objects("error")
        self.errors = errors.map { error in
            FaultError(
                code: Self.plain(error.text("code") ?? ""), message: error.text("Message") ?? error.text("message"),
                detail: error.text("Detail") ?? error.text("detail"),
                element: error.text("element"))
        }
    }

    /// `003200` and `3200` are the same code.
    private static func plain(_ code: String) -> String { Int(code).map(String.init) ?? code }
}
