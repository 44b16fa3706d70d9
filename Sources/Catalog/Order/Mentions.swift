import Papers
import Synchronization

/// Which papers the texts of a segment name by their arXiv ids: looked for when somebody asks, and then kept.
///
/// A segment never changes, so that a library that has grown looks through its new texts only. Some GB/s, since
/// few texts have anything like an id (`ByteScanner.eachIDMark`).
final class Mentions: Sendable {
  /// That a paper of the segment names another, or itself; once, however often it does.
  struct Mention: Hashable {
    let local: Row
    let id: PaperID
  }

  private let known = Mutex<[Mention]?>(nil)

  /// Whether the texts have been looked through.
  var isKnown: Bool { known.withLock { $0 != nil } }

  /// All of them; `find` looks for them when nobody has done so before.
  func all(_ find: () -> [Mention]) -> [Mention] {
    if let mentions = known.withLock({ $0 }) { return mentions }
    let mentions = find()
    known.withLock { $0 = mentions }
    return mentions
  }

  /// The ids in a text: `2504.16922`, `arXiv:2504.16922v2`, `hep-th/9901001`, also in an address.
  static func visit(_ text: UnsafeRawBufferPointer, _ body: (PaperID) -> Void) {
    ByteScanner(text).eachIDMark(from: 0) { mark in
      var start = mark
      if text[mark] == ASCII.period {
        start -= 4
        // Part of a longer number is none.
        if start > 0, ASCII.isDigit(text[start - 1]) { return true }
      } else {
        while start > 0, mark - start < 15, isInArchive(text[start - 1]) { start -= 1 }
      }
      if let found = ArxivReference.parse(UnsafeRawBufferPointer(rebasing: text[start...])) {
        body(found.reference.id)
      }
      return true
    }
  }

  private static func isInArchive(_ byte: UInt8) -> Bool {
    ASCII.lower(byte) &- 0x61 < 26 || byte == 0x2D || byte == ASCII.period
  }
}
