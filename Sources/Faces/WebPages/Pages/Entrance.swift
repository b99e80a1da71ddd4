import Features
import Wording

/// The bare address, and the switch between languages.
enum Entrance {
    static let routes = [
        Route.get("/", .everyone) { exchange in
            if exchange.signed != nil { return .redirect(to: "/companies") }
            let isOpen = try await Features.FirstStart(exchange.services).isOpen()
            return .redirect(to: isOpen ? "/start" : "/sign-in")
        },
        Route.get("/languages/{tag}", .file) { exchange in
            let target = LocalPath(exchange.query["next"])?.text ?? "/"
            guard let language = Language(tag: exchange.parameter("tag")) else { return .redirect(to: target) }
            return .redirect(to: target).with(Cookie(.language, language.rawValue, .seconds(yearSeconds)))
        },
    ]

    private static let yearSeconds = 31_536_000
}
