extension Plant {
    /// What the disk does by itself so that the bug is there; `nil` when it lies elsewhere.
    var trigger: String? {
        switch self {
        case .linkWithoutIntent, .resendWithoutLook, .buyersByPhone: nil
        case .editRewritesReceived:
            """
            CREATE TRIGGER nothing_seen_first AFTER INSERT ON first_sights BEGIN
                DELETE FROM first_sights WHERE store = NEW.store AND order_id = NEW.order_id AND thing = NEW.thing;
            END
            """
        case .refundsAlone:
            """
            CREATE TRIGGER nothing_waits_for_its_sale AFTER INSERT ON intent_dependencies
            WHEN NEW.role = 'sale' AND EXISTS (
                SELECT 1 FROM intents WHERE id = NEW.intent AND operation = 'create' AND kind <> 'payment')
            BEGIN
                UPDATE intents SET blocked = blocked - 1 WHERE id = NEW.intent AND NEW.is_missing;
                DELETE FROM intent_dependencies WHERE intent = NEW.intent AND place = NEW.place;
            END
            """
        }
    }
}
