extension EcwidSampleStore {
    /// Requests a minute and token; nil for no limit.
    package func setRequestLimit(perMinute: Int?) {
        gate.requestsPerMinuteMax = perMinute
    }

    /// Answers 429 to a token for so many seconds of the clock, as if the limit had just been passed.
    package func closeDoor(to token: String = EcwidSampleSettings.tokenUsual, seconds: Int) {
        if gate.requestsPerMinuteMax == nil { gate.requestsPerMinuteMax = .max }
        gate.close(token, until: now + Int64(seconds), now: now)
    }

    /// Seconds of the clock until a new or changed order can be found by search, and the order of the results.
    package func setSearch(delaySeconds: Int? = nil, order: EcwidResultOrder? = nil) {
        if let delaySeconds { settings.searchDelaySeconds = delaySeconds }
        if let order { settings.resultOrder = order }
        keptSearches = []
    }

    /// Kills one token, for good.
    package func revoke(token: String) throws(EcwidRefusal) {
        try commit([.token(token, nil)])
    }

    /// Makes a token work with these scopes, or changes its scopes.
    package func grant(token: String, scopes: Set<String>) throws(EcwidRefusal) {
        try commit([.token(token, scopes)])
    }

    /// Takes scopes from every token, until `restoreScopes`.
    package func removeScopes(_ scopes: Set<String>) { faults.scopesRemoved.formUnion(scopes) }

    /// Gives back every scope taken by `removeScopes`.
    package func restoreScopes() { faults.scopesRemoved = [] }

    /// The account is suspended: 402 STORE_IS_SUSPENDED.
    package func setSuspended(_ isSuspended: Bool) { faults.isSuspended = isSuspended }

    /// The store fell to a plan without API: 402 NOT_AVAILABLE_ON_CURRENT_PLAN.
    package func setFreePlan(_ isOnFreePlan: Bool) { faults.isOnFreePlan = isOnFreePlan }

    /// The merchant removes the app: every token dies.
    package func uninstallApp() throws(EcwidRefusal) { try uninstall() }

    /// The next answers are 500.
    package func failNext(_ answers: Int) { faults.failuresNext = answers }

    /// So many answers in a thousand are 500, drawn from the seed.
    package func fail(perMille: Int) {
        faults.seed = settings.seed
        faults.failuresPerMille = perMille
    }

    /// Every answer takes so many seconds; 0 for none.
    package func setSlow(seconds: Int) { faults.slowSeconds = max(0, seconds) }

    /// Puts the store's clock ahead of the injected one; forgotten on restart.
    package func advanceClock(seconds: Int) { clockAheadSeconds += Int64(seconds) }
}
