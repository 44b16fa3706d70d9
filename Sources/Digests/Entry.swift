/// What one digest file says about one paper: a view of one record.
public struct Entry: Sendable {
  public let digest: Digest
  public let index: Int

  public init(digest: Digest, index: Int) {
    self.digest = digest
    self.index = index
  }

  public var record: EntryRecord { digest.records[index] }

  public func passage(_ field: KeyPath<EntryRecord, TextSpan>) -> Passage {
    Passage(digest: digest, span: record[keyPath: field])
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
    String(decoding: digest.arena[span.range], as: UTF8.self)
  }

  /// Lends the bytes without copying.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    digest.arena.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[span.range])) }
  }

  /// The items of a list field.
  public var items: [Passage] {
    guard !span.isEmpty else { return [] }
    var result: [Passage] = []
    var start = span.range.lowerBound
    for offset in span.range where digest.arena[offset] == Digest.separator {
      result.append(part(start..<offset))
      start = offset + 1
    }
    result.append(part(start..<span.range.upperBound))
    return result
  }

  private func part(_ range: Range<Int>) -> Passage {
    Passage(
      digest: digest,
      span: TextSpan(offset: UInt32(range.lowerBound), length: UInt32(range.count)))
  }
}
