// QuickBooksSandbox
