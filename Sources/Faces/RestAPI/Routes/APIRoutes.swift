/// All rows: a new one is a line in the file of its chapter, and a new chapter is a line here.
package enum APIRoutes {
    package static let all: [APIRoute] =
        DocumentRoutes.routes + CompanyRoutes.routes + KeyRoutes.routes + ConnectionRoutes.routes
        + SettingsRoutes.routes + OrderRoutes.routes + CauseRoutes.routes + RunRoutes.routes + PreviewRoutes.routes
        + MendingRoutes.routes + RecordRoutes.routes + SupplierRoutes.routes + PushRoutes.routes + WebhookRoutes.routes
}
