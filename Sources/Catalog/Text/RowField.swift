import Papers

/// The fields of a row of searched text, in their order.
enum RowField: Int, CaseIterable, Sendable {
  case title, authors, tags, categories, summary, comment, abstract

  /// Divides what is shown of a field from what was written, and passages.
  static let written: UInt8 = 0x1E

  /// Where an entry has the field.
  @inline(__always)
  func span(in record: EntryRecord) -> TextSpan {
    switch self {
    case .title: record.title
    case .authors: record.authors
    case .tags: record.tags
    case .categories: record.categories
    case .summary: record.summary
    case .comment: record.comment
    case .abstract: record.abstract
    }
  }
}

/// Some fields of a row, a bit each.
struct RowFields: OptionSet, Sendable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }

  @inline(__always)
  init(_ field: RowField) { rawValue = 1 &<< UInt8(truncatingIfNeeded: field.rawValue) }

  @inline(__always)
  func contains(_ field: RowField) -> Bool { contains(RowFields(field)) }

  mutating func insert(_ field: RowField) { formUnion(RowFields(field)) }
}
