/// One way of writing digests: how to recognise it and how to read it. A value, so that rooms
/// that know other formats can hand theirs to the same `DigestParser`.
public struct Dialect: Sendable {
  /// A short name, for messages: `efficientpaper`.
  public let name: String
  /// Its texts are Markdown: signs in them may be escaped.
  public let isMarkdown: Bool
  /// Whether a file that begins with these bytes is of this dialect. The prefix is at most 64 KB
  /// and may end anywhere.
  public let sniff: @Sendable (_ prefix: UnsafeRawBufferPointer) -> Bool
  /// A fresh reader for one file.
  public let makeReader: @Sendable () -> any DialectReader

  public init(
    name: String, isMarkdown: Bool = false,
    sniff: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool,
    makeReader: @escaping @Sendable () -> any DialectReader
  ) {
    self.name = name
    self.isMarkdown = isMarkdown
    self.sniff = sniff
    self.makeReader = makeReader
  }
}

/// Reads one file of a dialect, window by window.
public protocol DialectReader {
  /// Reads the entries that are complete in `window` into `builder`, and returns how many bytes
  /// are done with. The caller gives the rest again, with more after it. When `isLast`, the
  /// window ends where the file ends and everything is done with. The builder's `line` is the one at
  /// which the window begins; the reader moves it on to the one at which the rest begins.
  mutating func read(
    _ window: UnsafeRawBufferPointer, isLast: Bool, into builder: inout DigestBuilder
  ) -> Int

  /// Whether entries are read as they come, so that a window may as well be given in pieces.
  var takesPieces: Bool { get }
}

extension DialectReader {
  public var takesPieces: Bool { false }
}
