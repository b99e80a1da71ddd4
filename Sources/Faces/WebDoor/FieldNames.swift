package import HTTPTypes

/// Fields that `HTTPTypes` has no name for. Each is spelled as its standard spells it, so none can fail.
extension HTTPField.Name {
    package static let requestID = named("X-Request-Id")
    package static let acceptBuffering = named("X-Accel-Buffering")
    package static let refresh = named("Refresh")
    package static let forwardedFor = named("X-Forwarded-For")
    package static let fetchSite = named("Sec-Fetch-Site")
    package static let contentTypeOptions = named("X-Content-Type-Options")
    package static let referrerPolicy = named("Referrer-Policy")
    package static let openerPolicy = named("Cross-Origin-Opener-Policy")
    package static let resourcePolicy = named("Cross-Origin-Resource-Policy")
    package static let permissionsPolicy = named("Permissions-Policy")
    package static let frameOptions = named("X-Frame-Options")

    private static func named(_ text: String) -> HTTPField.Name {
        HTTPField.Name(text) ?? .server
    }
}
