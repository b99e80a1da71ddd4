import HTTPTypes
package import NIOCore
package import NIOHTTPTypes

/// Says at once that a body is welcome to who waits for that word before sending it: the Web Connector else waits a third of a second at
/// every call.
///
/// Source: RFC 9110 §10.1.1; quickbooks-desktop.md §2, §6.
package final class ContinueHandler: ChannelInboundHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPRequestPart
    package typealias InboundOut = HTTPRequestPart
    package typealias OutboundOut = HTTPResponsePart

    package init() {}

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head(let request) = unwrapInboundIn(data),
            request.headerFields[.expect]?.lowercased() == "100-continue"
        {
            context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
        }
        context.fireChannelRead(data)
    }
}
