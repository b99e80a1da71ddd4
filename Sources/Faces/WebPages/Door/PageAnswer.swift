package import HTTPTypes
import WebDoor
package import Wording

/// What a row answers, before it becomes bytes.
package struct PageAnswer: Sendable {
    enum Content: Sendable {
        case page(any Page, HTTPResponse.Status)
        case redirect(String)
        case file([UInt8], type: String, isForever: Bool)
        /// For the reader's disk, under that name.
        case download([UInt8], type: String, name: String)
        /// How something goes on, for our script.
        case live(LiveFeed)
    }

    var content: Content
    var cookies: [Cookie] = []
    /// After so many seconds the browser asks again; `nil` for a page that stays.
    var reloadSeconds: Int?
    /// Whether events say what is new on the page: then a browser with script does not ask again by itself.
    var isLive = false

    var isPage: Bool { if case .page = content { true } else { false } }

    package static func page(_ page: any Page, status: HTTPResponse.Status = .ok) -> PageAnswer {
        PageAnswer(content: .page(page, status))
    }

    /// Sends the browser on, so that loading anew repeats nothing; the page there says what was done.
    package static func redirect(to path: String, done: DoneWord? = nil) -> PageAnswer {
        guard let done else { return PageAnswer(content: .redirect(path)) }
        return PageAnswer(content: .redirect("\(path)\(path.contains("?") ? "&" : "?")done=\(done.rawValue)"))
    }

    package static func file(_ bytes: [UInt8], type: String, isForever: Bool) -> PageAnswer {
        PageAnswer(content: .file(bytes, type: type, isForever: isForever))
    }

    /// Of something that goes on: the browser asks again in a moment.
    func reloading(everySeconds seconds: Int = 3, isLive: Bool = false) -> PageAnswer {
        var answer = self
        (answer.reloadSeconds, answer.isLive) = (seconds, isLive)
        return answer
    }

    /// A file for the reader's disk; `name` holds letters, digits, dashes and dots only.
    package static func download(_ bytes: [UInt8], type: String, name: String) -> PageAnswer {
        PageAnswer(content: .download(bytes, type: type, name: name))
    }

    /// Events of something that goes on; throws what asking for it throws.
    static func live(_ progress: @escaping @Sendable () async throws -> LiveProgress?) async throws -> PageAnswer {
        PageAnswer(
            content: .live(
                LiveFeed(first: try await progress()?.data, next: { try await progress()?.data })))
    }

    func with(_ cookies: Cookie...) -> PageAnswer {
        var answer = self
        answer.cookies += cookies
        return answer
    }
}

/// What a browser is given to keep.
struct Cookie: Hashable, Sendable {
    enum Name: String, Sendable {
        /// Who is signed in.
        case session
        /// A browser that is not signed in: its forms are bound to it.
        case visitor
        /// The second step of a sign-in.
        case step
        /// The language that was chosen; no secret.
        case language
    }

    enum Lifetime: Hashable, Sendable {
        case untilClosed
        case seconds(Int)
        case over
    }

    var name: Name
    var value: String
    var lifetime: Lifetime

    init(_ name: Name, _ value: String, _ lifetime: Lifetime = .untilClosed) {
        self.name = name
        self.value = value
        self.lifetime = lifetime
    }

    /// Its name on the wire: behind TLS bound to this host and to TLS. Source: RFC 6265bis §4.1.3.
    static func wireName(_ name: Name, isSecure: Bool) -> String {
        isSecure ? "__Host-\(name.rawValue)" : name.rawValue
    }

    func header(isSecure: Bool) -> String {
        var parts = ["\(Self.wireName(name, isSecure: isSecure))=\(value)", "Path=/", "HttpOnly", "SameSite=Lax"]
        switch lifetime {
        case .untilClosed: break
        case .seconds(let seconds): parts.append("Max-Age=\(seconds)")
        case .over: parts.append("Max-Age=0")
        }
        if isSecure { parts.append("Secure") }
        return parts.joined(separator: "; ")
    }
}
