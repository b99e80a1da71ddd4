import Foundation
import HTTPTypes

/// One answer before it becomes HTTP.
struct EcwidAnswer: Sendable {
    var status: HTTPResponse.Status = .ok
    var body: JSONTree?
    var page: String?
    var headers: [(HTTPField.Name, String)] = []

    init(_ body: JSONTree) { self.body = body }

    init(status: HTTPResponse.Status, body: JSONTree? = nil, page: String? = nil) {
        self.status = status
        self.body = body
        self.page = page
    }

    var http: (HTTPResponse, Data) {
        var fields = HTTPFields()
        for (name, value) in headers { fields[name] = value }
        var data = Data()
        if let body {
            fields[.contentType] = "application/json; charset=UTF-8"
            data = body.data
        } else if let page {
            fields[.contentType] = "text/html; charset=UTF-8"
            data = Data(page.utf8)
        }
        return (HTTPResponse(status: status, headerFields: fields), data)
    }
}

/// A refusal as the real service words it. Source: ecwid.md §1.6.
package struct EcwidRefusal: Error, Sendable, Equatable {
    /// The HTTP status.
    package var status: Int
    /// The errorCode of the body.
    package var code: String
    /// The errorMessage of the body.
    package var message: String
    /// Seconds for the Retry-After header.
    package var retryAfterSeconds: Int?

    init(_ status: Int, _ code: String, _ message: String, retryAfterSeconds: Int? = nil) {
        self.status = status
        self.code = code
        self.message = message
        self.retryAfterSeconds = retryAfterSeconds
    }

    var answer: EcwidAnswer {
        var answer = EcwidAnswer(
            status: HTTPResponse.Status(code: status),
            body: ["errorMessage": .string(message), "errorCode": .string(code)])
        if let retryAfterSeconds { answer.headers.append((.retryAfter, String(retryAfterSeconds))) }
        return answer
    }

    static func wrongParameter(_ name: String) -> EcwidRefusal {
        EcwidRefusal(400, "WRONG_PARAMETER", "Wrong parameter '\(name)' value")
    }

    static func scopeMissing(_ scope: String) -> EcwidRefusal {
        EcwidRefusal(403, "INSUFFICIENT_APP_SCOPE", "This method requires the '\(scope)' scope")
    }

    static func orderNotFound(_ name: String) -> EcwidRefusal {
        EcwidRefusal(404, "ORDER_NOT_FOUND", "Order #\(name) not found")
    }

    static func rateLimited(seconds: Int) -> EcwidRefusal {
        EcwidRefusal(429, "RATE_LIMITED", "Too many requests", retryAfterSeconds: seconds)
    }

    static let unreadableBody = EcwidRefusal(400, "WRONG_PARAMETER", "Request body is not valid JSON")
    static let notOnThisPlan = EcwidRefusal(
        402, "NOT_AVAILABLE_ON_CURRENT_PLAN", "Please upgrade your account to access API")
    static let suspended = EcwidRefusal(402, "STORE_IS_SUSPENDED", "Store is suspended")
    static let invalidToken = EcwidRefusal(403, "INVALID_API_TOKEN", "Invalid access token")
    static let storeNotFound = EcwidRefusal(404, "STORE_NOT_FOUND", "Store not found")
    static let pathNotFound = EcwidRefusal(404, "NOT_FOUND", "Resource not found")
    static let methodNotAllowed = EcwidRefusal(405, "METHOD_NOT_ALLOWED", "Method not allowed")
    static let internalError = EcwidRefusal(500, "INTERNAL_ERROR", "Internal server error")
    static let productNotFound = EcwidRefusal(404, "PRODUCT_NOT_FOUND", "Product with specified ID was not found.")
    static let combinationNotFound = EcwidRefusal(
        404, "COMBINATION_NOT_FOUND", "Combination with specified ID was not found.")
    static let stockOwnedByTill = EcwidRefusal(
        409, "NOT_ALLOWED_TO_UPDATE_PARAMETER", "Changing product location inventory is not allowed in the store.")
    static let combinationWithoutSKU = EcwidRefusal(400, "WRONG_PARAMETER", "SKU for combination is not set")
    static let differentCombinationStock = EcwidRefusal(
        400, "DIFFERENT_COMBINATION_STOCK", "Variation with the product's SKU must keep the product's stock")
    static let skuExists = EcwidRefusal(409, "SKU_ALREADY_EXISTS", "The product with such SKU already exists")
}
