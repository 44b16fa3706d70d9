import Digests
import Papers
import Testing

extension Digest {
  /// Reads a text with one dialect, in pieces of so many bytes; what is not done with comes again.
  static func read(_ bytes: [UInt8], as dialect: Dialect, inPiecesOf size: Int) -> Digest {
    let known = Dialect(
      name: dialect.name, sniff: { _ in true }, makeReader: dialect.makeReader)
    var parser = DigestParser(path: "digest.md", dialects: [known], prefixSize: 1)
    var (start, end) = (0, 0)
    while true {
      end = min(bytes.count, end + size)
      let isLast = end == bytes.count
      start += bytes[start..<end].withUnsafeBytes { parser.feed($0, isLast: isLast) }
      if isLast { return parser.finish() }
    }
  }

  /// Pieces of any size must give the same digest.
  static func expectSameInPieces(
    _ bytes: [UInt8], as dialect: Dialect, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let whole = read(bytes, as: dialect, inPiecesOf: bytes.count + 1)
    for size in [1, 2, 7, 64, 100, 1000] {
      let pieces = read(bytes, as: dialect, inPiecesOf: size)
      let isSame =
        pieces.arena == whole.arena && pieces.records == whole.records
        && pieces.problems == whole.problems
      #expect(isSame, "pieces of \(size)", sourceLocation: sourceLocation)
    }
  }

  /// The problems as `3: malformed`.
  var troubles: [String] { problems.map { "\($0.line): \($0.kind)" } }
  var titles: [String] { entries.map { $0.passage(\.title).string } }
}

extension Entry {
  func text(_ field: (EntryRecord) -> TextSpan) -> String { passage(field).string }
  func items(_ field: (EntryRecord) -> TextSpan) -> [String] {
    passage(field).items.map(\.string)
  }
  /// The id with its version, if there is one.
  var reference: String {
    let version = record.version == 0 ? nil : record.version
    return "\(ArxivReference(id: record.id, version: version))"
  }
}
