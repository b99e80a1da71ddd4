import Testing

extension Tag {
    /// Errors in plain words with the fix beside them.
    @Tag static var x6: Self
    /// English, French and Spanish, the whole interface.
    @Tag static var x10: Self
}
