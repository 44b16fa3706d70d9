public import Papers
public import TeX

/// A field as it is shown: rendered where there is TeX in it, else as the digest has it.
///
/// Made for what is on the screen, some dozens at a time. A field without TeX costs a look at its
/// bytes, at memory speed, and no copy.
public struct ShownText: Sendable {
  /// What was rendered; nil where the text is shown as it is.
  public let rendered: TeXText?
  private let passage: Passage

  /// `asWritten` shows the source.
  public init(_ passage: Passage, asWritten: Bool = false) {
    self.passage = passage
    rendered = asWritten ? nil : passage.rendered
  }

  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    rendered.map { $0.text.withUnsafeBytes(body) } ?? passage.withBytes(body)
  }

  public var string: String { rendered?.string ?? passage.string }

  /// Where parts of the digest's text are shown, such as its keywords.
  public func output(of ranges: [Range<Int>]) -> [Range<Int>] {
    guard let rendered else { return ranges }
    return ranges.map { rendered.output(of: $0) }.filter { !$0.isEmpty }
  }
}

extension ShownText {
  /// Where the terms of a query stand: in what is shown, and in what the author wrote. `field` is what of a
  /// paper the text is, when it is one that can be asked for alone.
  public func matches(of query: Query, in field: TextField? = nil) -> [Range<Int>] {
    let found = withBytes { query.matches(in: $0, of: field) }
    guard let rendered, query.hasMatches else { return found }
    let written = passage.withBytes { query.matches(in: $0, of: field) }
      .map { rendered.output(of: $0) }
    return Query.merged(found + written.filter { !$0.isEmpty })
  }
}

extension Passage {
  /// The passage with its TeX rendered; nil when it has none.
  public var rendered: TeXText? {
    withBytes { TeXText.isPlain($0) ? nil : TeXText($0) }
  }
}
