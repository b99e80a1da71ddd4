import Testing

/// Requirement identifiers. Source: requirements.md.
extension Tag {
    @Tag static var w1: Self
    @Tag static var w3: Self
    @Tag static var w4: Self
    @Tag static var w5: Self
    @Tag static var w6: Self
    @Tag static var w7: Self
    @Tag static var w8: Self
    @Tag static var w9: Self
    @Tag static var w10: Self
    @Tag static var w11: Self
    @Tag static var w12: Self
    @Tag static var w13: Self
    @Tag static var w14: Self
    @Tag static var w15: Self
    @Tag static var w16: Self
    @Tag static var w17: Self
    @Tag static var w18: Self
    @Tag static var f1: Self
    @Tag static var s2: Self
    @Tag static var s4: Self
    @Tag static var s5: Self
    @Tag static var s6: Self
    @Tag static var s7: Self
    @Tag static var s8: Self
    @Tag static var a2: Self
    @Tag static var x1: Self
    @Tag static var x2: Self
    @Tag static var x8: Self
    @Tag static var x13: Self
}
