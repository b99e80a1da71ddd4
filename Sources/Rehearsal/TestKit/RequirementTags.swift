package import Testing

/// The requirement that a test shows, by its identifier in the requirements.
extension Tag {
    // Integrations
    @Tag package static var i1: Self
    @Tag package static var i2: Self
    @Tag package static var i3: Self
    @Tag package static var i4: Self
    @Tag package static var i5: Self
    @Tag package static var i6: Self
    @Tag package static var i7: Self
    // QuickBooks Desktop
    @Tag package static var d1: Self
    @Tag package static var d2: Self
    @Tag package static var d3: Self
    @Tag package static var d4: Self
    @Tag package static var d5: Self
    @Tag package static var d6: Self
    // Send to QuickBooks
    @Tag package static var s1: Self
    @Tag package static var s2: Self
    @Tag package static var s3: Self
    @Tag package static var s4: Self
    @Tag package static var s5: Self
    @Tag package static var s6: Self
    @Tag package static var s7: Self
    @Tag package static var s8: Self
    @Tag package static var s9: Self
    // Administration
    @Tag package static var a1: Self
    @Tag package static var a2: Self
    @Tag package static var a3: Self
    @Tag package static var a4: Self
    // Workflows
    @Tag package static var w1: Self
    @Tag package static var w2: Self
    @Tag package static var w3: Self
    @Tag package static var w4: Self
    @Tag package static var w5: Self
    @Tag package static var w6: Self
    @Tag package static var w7: Self
    @Tag package static var w8: Self
    @Tag package static var w9: Self
    @Tag package static var w10: Self
    @Tag package static var w11: Self
    @Tag package static var w12: Self
    @Tag package static var w13: Self
    @Tag package static var w14: Self
    @Tag package static var w15: Self
    @Tag package static var w16: Self
    @Tag package static var w17: Self
    @Tag package static var w18: Self
    @Tag package static var w19: Self
    @Tag package static var w20: Self
    @Tag package static var w21: Self
    @Tag package static var w22: Self
    // Feeds
    @Tag package static var f1: Self
    @Tag package static var f2: Self
    @Tag package static var f3: Self
    @Tag package static var f4: Self
    @Tag package static var f5: Self
    @Tag package static var f6: Self
    @Tag package static var f7: Self
    // Beyond
    @Tag package static var x1: Self
    @Tag package static var x2: Self
    @Tag package static var x3: Self
    @Tag package static var x4: Self
    @Tag package static var x5: Self
    @Tag package static var x6: Self
    @Tag package static var x7: Self
    @Tag package static var x8: Self
    @Tag package static var x9: Self
    @Tag package static var x10: Self
    @Tag package static var x11: Self
    @Tag package static var x12: Self
    @Tag package static var x13: Self
    @Tag package static var x14: Self
}
