import Papers

/// A field of a paper that has a quoted line of its own in the digests that Quire writes:
/// `> Categories: cs.LG, stat.ML`.
enum PaperField: CaseIterable {
  case categories, comments, journal, doi, announced

  var label: StaticString {
    switch self {
    case .categories: "Categories:"
    case .comments: "Comments:"
    case .journal: "Journal:"
    case .doi: "DOI:"
    case .announced: "Announced:"
    }
  }

  /// Puts its text into the entry.
  func put(_ text: UnsafeRawBufferPointer, into builder: inout DigestBuilder) {
    switch self {
    case .categories: builder.add(commaSeparated: text, to: .categories)
    case .comments: builder.set(.comment, text)
    case .journal: builder.set(.journal, text)
    case .doi: builder.set(.doi, text)
    case .announced:
      builder.add(extra: "Announced", text)
      if ByteScanner(text).find("withdrawn", in: 0..<text.count) != nil { builder.setWithdrawn() }
    }
  }
}
