// LinkLedger
