/// All pages and their rows: a new page is one folder, and its two lines here.
package enum Pages {
    /// For the renderer and for the test that holds templates against their models.
    static let all: [any Page.Type] = [
        FirstStartPage.self, SignInPage.self, CodePage.self, ResetAskPage.self, ResetAskedPage.self, ResetPage.self,
        InvitationPage.self, AccountPage.self, SecondFactorPage.self, RecoveryCodesPage.self, KeysPage.self,
        MadeKeyPage.self, CompaniesPage.self,
        PeoplePage.self, LinkPage.self, RemovalPage.self, TeamsPage.self, ProblemPage.self,
        IntegrationsPage.self, AccessPage.self, IntegrationPage.self, UninstallPage.self, BooksSignInPage.self,
        ReadingPage.self,
        RunsPage.self, RunPage.self, FeedsPage.self, DryRunsPage.self, DryRunPage.self, BackfillsPage.self,
        ImportsPage.self, ImportPage.self,
        ProductsPage.self, RecordsPage.self,
        CausesPage.self, CausePage.self, AuditPage.self, AuditEntryPage.self, VerificationPage.self, UndoPage.self,
        UndonePage.self, ReconciliationPage.self, RepostPage.self,
        OverviewPage.self, OrdersPage.self, ExemptionPage.self, OrderPage.self, SendPage.self, SendingDetailsPage.self,
        CompaniesOfStorePage.self,
        CompanyCardPage.self,
        StoreSettingsPage.self, SettingsVersionsPage.self, SetUpPage.self, StockPage.self, StoreMissingPage.self,
    ]

    /// The table of rows: who may ask for what, and who answers.
    package static let routes: [Route] =
        Assets.routes + Entrance.routes + FirstStart.routes + SignInRows.routes + PasswordReset.routes
        + Invitations.routes + Account.routes + KeyRows.routes + CompanyRows.routes + PeopleRows.routes + Teams.routes
        + IntegrationRows.routes + BooksSignInRows.routes
        + RunRows.routes + FeedRows.routes + DryRunRows.routes
        + BackfillRows.routes + ImportRows.routes + ProductRows.routes + RecordRows.routes
        + CauseRows.routes + AuditRows.routes + UndoRows.routes
        + OverviewRows.routes + OrderListRows.routes + OrderRows.routes + SendRows.routes
        + SendingDetailsRows.routes + StoreCompanyRows.routes
        + ReconciliationRows.routes
        + StoreSettingsRows.routes + SetUpRows.routes + StockRows.routes
}
