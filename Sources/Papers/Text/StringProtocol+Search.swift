/// What the standard library finds in texts with its regular expressions, which are left out of the program: the same
/// by bytes, as UTF-8 allows. Where both are, as in tests, the library's come first.
extension StringProtocol {
  /// Where some text stands first; nil for the empty one.
  @_disfavoredOverload
  package func firstRange(of text: some StringProtocol) -> Range<Index>? {
    let needle = Array(text.utf8)
    guard !needle.isEmpty else { return nil }
    var start = startIndex
    while let first = utf8[start...].firstIndex(of: needle[0]) {
      if utf8[first...].starts(with: needle) {
        return first..<utf8.index(first, offsetBy: needle.count)
      }
      start = utf8.index(after: first)
    }
    return nil
  }

  /// Whether some text stands in this one; the empty one does everywhere.
  @_disfavoredOverload
  package func contains(_ text: some StringProtocol) -> Bool {
    text.isEmpty || firstRange(of: text) != nil
  }

  /// This with one text in the place of another.
  @_disfavoredOverload
  package func replacing(_ text: String, with other: String) -> String {
    var (result, rest) = ("", self[...])
    while let range = rest.firstRange(of: text) {
      result += rest[..<range.lowerBound]
      result += other
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}
