import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing
import WebDoor

@Suite("Who waits for a word before sending what they have to say")
struct ContinueTests {
    private func head(_ fields: HTTPFields) -> HTTPRequestPart {
        .head(
            HTTPRequest(
                method: .post, scheme: "http", authority: "localhost", path: "/webconnector", headerFields: fields))
    }

    @Test("is told at once to go on, and nobody else is", arguments: ["100-continue", "100-Continue", nil])
    func told(_ word: String?) throws {
        let channel = EmbeddedChannel(handler: ContinueHandler())
        var fields = HTTPFields()
        fields[.expect] = word
        try channel.writeInbound(head(fields))
        let answer = try channel.readOutbound(as: HTTPResponsePart.self)
        if word == nil {
            #expect(answer == nil)
        } else {
            #expect(answer == .head(HTTPResponse(status: .continue)))
        }
        #expect(try channel.readInbound(as: HTTPRequestPart.self) == head(fields), "the request goes on as it came")
        _ = try channel.finish()
    }
}
