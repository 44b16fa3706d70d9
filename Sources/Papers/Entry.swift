/// What one digest file says about one paper: a view of one record.
public struct Entry: Sendable {
  public let digest: Digest
  public let index: Int

  public init(digest: Digest, index: Int) {
    self.digest = digest
    self.index = index
  }

  public var record: EntryRecord { digest.records[index] }

  /// A field of the record as text, as in `passage(\.title)`.
  public func passage(_ field: (EntryRecord) -> TextSpan) -> Passage {
    Passage(digest: digest, span: field(record))
  }
}

/// A piece of a digest's clean text: a field, or a part of one.
public struct Passage: Sendable {
  public let digest: Digest
  public let span: TextSpan

  public init(digest: Digest, span: TextSpan) {
    self.digest = digest
    self.span = span
  }

  public var isEmpty: Bool { span.isEmpty }

  /// The text as a String; costs one copy.
  public var string: String {
    withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// Lends the bytes without copying.
  @inlinable
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    digest.withText(span, body)
  }

  /// The items of a list field.
  public var items: [Passage] {
    guard !span.isEmpty else { return [] }
    let start = span.range.lowerBound
    return withBytes { bytes in
      var result: [Passage] = []
      var from = 0
      for offset in 0..<bytes.count where bytes[offset] == Digest.separator {
        result.append(part(start + from..<start + offset))
        from = offset + 1
      }
      result.append(part(start + from..<start + bytes.count))
      return result
    }
  }

  /// The first item of a list field, and how many there are; cheaper than `items`.
  public var firstItem: (item: Passage, count: Int)? {
    guard !span.isEmpty else { return nil }
    let (length, count) = withBytes { bytes in
      var first = bytes.count
      var count = 1
      for offset in 0..<bytes.count where bytes[offset] == Digest.separator {
        if count == 1 { first = offset }
        count += 1
      }
      return (first, count)
    }
    let start = span.range.lowerBound
    return (part(start..<start + length), count)
  }

  /// How many items a list field has.
  public var itemCount: Int {
    span.isEmpty ? 0 : withBytes { bytes in bytes.count { $0 == Digest.separator } } + 1
  }

  private func part(_ range: Range<Int>) -> Passage {
    Passage(
      digest: digest,
      span: TextSpan(offset: UInt32(range.lowerBound), length: UInt32(range.count)))
  }
}
