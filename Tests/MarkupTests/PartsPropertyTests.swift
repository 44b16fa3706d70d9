import Digests
import Papers
import SharedMaterial
import Testing

/// Whatever a file is: digests that have each but a part of it say together what one says that has all.
@Suite struct PartsPropertyTests {
  /// Reads in windows; with a limit, what has more text than that is taken.
  private static func read(_ bytes: [UInt8], _ name: String, limit: Int = .max) -> [Digest] {
    var parser = DigestParser(path: name, dialects: LedgerPropertyTests.dialects, prefixSize: 2000)
    var digests: [Digest] = []
    var (start, end) = (0, 0)
    while true {
      end = min(bytes.count, end + 3000)
      let isLast = end == bytes.count
      start += bytes[start..<end].withUnsafeBytes { parser.feed($0, isLast: isLast) }
      if let full = parser.takeFull(above: limit, expecting: 1000) { digests.append(full) }
      guard isLast else { continue }
      let last = parser.finish()
      return parser.settled(digests) + [last]
    }
  }

  /// All that the digests say of each entry, wherever it stands in an arena.
  private static func told(_ digests: [Digest]) -> [String] {
    digests.flatMap { digest in
      digest.records.map { record in
        func text(_ span: TextSpan) -> String {
          String(decoding: digest.arena[span.range], as: UTF8.self)
        }
        let start = Int(record.emphasisStart)
        let emphasis = digest.emphasis[start..<start + Int(record.emphasisCount)].map {
          "\(Int($0.offset) - Int(record.abstract.offset)) \($0.length)"
        }
        let texts = [
          record.title, record.authors, record.tags, record.categories, record.summary,
          record.abstract, record.comment, record.journal, record.venue, record.address, record.doi,
          record.code, record.extras,
        ].map(text)
        return "\(record.id) \(record.version) \(record.line) \(record.isWithdrawn) "
          + "\(String(describing: record.day)) \(String(describing: record.firstDay)) "
          + "\(digest.name) \(digest.dialect) \(texts) \(emphasis)"
      }
    }
  }

  private static func problems(_ digests: [Digest]) -> [String] {
    digests.flatMap(\.problems).map { "\($0)" }.sorted()
  }

  @Test(.enabled(if: SharedMaterial.isThere, SharedMaterial.why))
  func theSameWhateverTheParts() {
    var divided = 0
    for file in LedgerPropertyTests.files {
      let bytes = LedgerPropertyTests.read(file, limit: 150_000)
      let whole = PartsPropertyTests.read(bytes, file)
      let parts = PartsPropertyTests.read(bytes, file, limit: 500)
      divided += parts.count > 1 ? 1 : 0
      #expect(whole.count == 1)
      #expect(PartsPropertyTests.told(parts) == PartsPropertyTests.told(whole), "\(file)")
      #expect(PartsPropertyTests.problems(parts) == PartsPropertyTests.problems(whole), "\(file)")
    }
    #expect(divided > 50)
  }
}
