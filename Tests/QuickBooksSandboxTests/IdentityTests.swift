import Foundation
import HTTPTypes
import Testing

@testable import QuickBooksSandbox

@Suite("Consent and tokens")
struct IdentityTests {
    private let basic = "Basic " + Data("sandbox-client:sandbox-secret".utf8).base64EncodedString()

    private func desk(_ change: (inout SandboxConfiguration) -> Void = { _ in }) async throws -> Desk {
        var configuration = Desk.configuration()
        change(&configuration)
        return try await Desk.open("us", configuration)
    }

    private func token(_ desk: Desk, _ form: String, authorization: String? = nil, more: [String: String] = [:]) async
        -> Answer
    {
        var headers = ["authorization": authorization ?? basic, "content-type": "application/x-www-form-urlencoded"]
        headers.merge(more) { one, _ in one }
        return await desk.send(.post, "/oauth2/v1/tokens/bearer", form, headers: headers)
    }

    private let ask =
        "client_id=sandbox-client&response_type=code&scope=com.intuit.quickbooks.accounting&redirect_uri=http%3A%2F%2Flocalhost%2Fback&state=s%201"

    @Test("a consent gives a code, once, for the same redirect")
    func exchange() async throws {
        let desk = try await desk()
        #expect(
            String(decoding: await desk.send(.get, "/connect/oauth2?\(ask)").data, as: UTF8.self).contains("<button"))
        let consent = await desk.send(.get, "/connect/oauth2?\(ask)&sandbox_consent=gb")
        #expect(consent.status == 302)
        let location = consent.headers[.location] ?? ""
        let fields = SandboxRequest.form(location.split(separator: "?").last ?? "")
        #expect(location.hasPrefix("http://localhost/back?code="))
        #expect(fields["state"] == "s 1")
        #expect(fields["realmId"] == CompanyProfile(key: "gb")?.realm)
        let form =
            "grant_type=authorization_code&code=\(fields["code"] ?? "")&redirect_uri=http%3A%2F%2Flocalhost%2Fback"
        let wrong = await token(
            desk, form, authorization: "Basic " + Data("sandbox-client:no".utf8).base64EncodedString())
        #expect(wrong.status == 401)
        #expect(wrong.object.text("error") == "invalid_client")
        let tokens = await token(desk, form, more: ["x-include-refresh-token-hard-expires-in": "true"]).object
        #expect(tokens.text("expires_in") == "3600")
        #expect(tokens.text("x_refresh_token_expires_in") == "8726400")
        #expect(tokens.text("x_refresh_token_hard_expires_in") == "157680000")
        #expect(await token(desk, form).object.text("error") == "invalid_grant")
        let access = tokens.text("access_token")
        let realm = fields["realmId"] ?? ""
        let info = await desk.send(.get, "/v3/company/\(realm)/companyinfo/\(realm)", token: access)
        #expect(info.entity("CompanyInfo").text("Country") == "GB")
        #expect(await desk.send(.get, "/v3/company/\(desk.realm)/companyinfo/1", token: access).code == "3100")
    }

    @Test("a refusal and a wrong scope come back by redirect; a wrong client or address does not")
    func refusals() async throws {
        let desk = try await desk { $0.redirectURIs = ["http://localhost/back"] }
        let denied = await desk.send(.get, "/connect/oauth2?\(ask)&sandbox_consent=deny")
        #expect(denied.headers[.location]?.contains("error=access_denied") == true)
        let scope = await desk.send(
            .get, "/connect/oauth2?" + ask.replacingOccurrences(of: "quickbooks.accounting", with: "shoes"))
        #expect(scope.headers[.location]?.contains("error=invalid_scope") == true)
        #expect(
            await desk.send(.get, "/connect/oauth2?" + ask.replacingOccurrences(of: "back", with: "away")).status == 400
        )
        #expect(
            await desk.send(.get, "/connect/oauth2?" + ask.replacingOccurrences(of: "sandbox-client", with: "x")).status
                == 400)
    }

    @Test("a refresh token is used once, and the old one is refused")
    func rotation() async throws {
        let desk = try await desk()
        let first = try await desk.service.grant(company: "us").refreshToken
        let second =
            await token(desk, "grant_type=refresh_token&refresh_token=\(first)").object.text("refresh_token") ?? ""
        #expect(second != first)
        let old = await token(desk, "grant_type=refresh_token&refresh_token=\(first)")
        #expect(old.status == 400)
        #expect(old.object.text("error_description") == "Incorrect or invalid refresh token")
        #expect(await token(desk, "grant_type=refresh_token&refresh_token=\(second)").status == 200)
    }

    @Test("with daily rotation the value stays the same for a day")
    func daily() async throws {
        let desk = try await desk { $0.rotation = .daily }
        let first = try await desk.service.grant(company: "us").refreshToken
        let form = "grant_type=refresh_token&refresh_token=\(first)"
        #expect(await token(desk, form).object.text("refresh_token") == first)
        await desk.service.advanceClock(seconds: 90_000)
        #expect(await token(desk, form).object.text("refresh_token") != first)
        #expect(await token(desk, form).status == 400)
    }

    @Test("tokens end by the clock, by revocation, and by order")
    func ends() async throws {
        let desk = try await desk()
        #expect(await desk.get("preferences").status == 200)
        await desk.service.advanceClock(seconds: 3601)
        let expired = await desk.get("preferences")
        #expect(expired.status == 401)
        #expect(expired.code == "3200")
        #expect(expired.detail?.hasPrefix("Token expired") == true)
        #expect(expired.headers[.wwwAuthenticate] == #"Bearer realm="Intuit", error="invalid_token""#)
        #expect(expired.object.object("fault")?.text("type") == "AUTHENTICATION")
        let tokens = try await desk.service.grant(company: "us")
        let revoke = await desk.send(
            .post, "/v2/oauth2/tokens/revoke", #"{"token":"\#(tokens.refreshToken)"}"#,
            headers: ["authorization": basic])
        #expect(revoke.status == 200)
        #expect(
            await desk.send(.get, "/v3/company/\(desk.realm)/preferences", token: tokens.accessToken).detail
                == "Token revoked")
        #expect(
            await token(desk, "grant_type=refresh_token&refresh_token=\(tokens.refreshToken)").object.text("error")
                == "invalid_grant")
        #expect(
            await desk.send(.get, "/v3/company/\(desk.realm)/preferences", token: "short").detail
                == "Malformed bearer token: too short or too long")
        await desk.service.advanceClock(seconds: 8_726_400)
        let late = try await desk.service.grant(company: "us")
        await desk.service.advanceClock(seconds: 8_726_401)
        #expect(await token(desk, "grant_type=refresh_token&refresh_token=\(late.refreshToken)").status == 400)
    }

    @Test("the discovery document names the addresses that are served")
    func discovery() async throws {
        let desk = try await desk()
        for path in ["openid_configuration/", "openid_sandbox_configuration"] {
            let document = await desk.send(.get, "/.well-known/\(path)").object
            #expect(document.text("token_endpoint") == "http://127.0.0.1/oauth2/v1/tokens/bearer")
            #expect(document.text("issuer") == "https://oauth.platform.intuit.com/op/v1")
            for name in ["authorization_endpoint", "userinfo_endpoint", "revocation_endpoint", "jwks_uri"] {
                #expect(document.text(name)?.hasPrefix("http://127.0.0.1/") == true)
            }
        }
    }
}
