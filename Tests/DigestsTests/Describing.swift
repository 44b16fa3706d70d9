import Digests
import Markup
import Papers

extension Dialect {
  /// What the program reads files by, but for XML.
  static let ofUsers = text + lists + anyOther
}

extension Digest {
  /// Reads a text as a file would be read.
  static func read(_ text: String, path: String = "digest.md") -> Digest {
    DigestParser.parse(Array(text.utf8), path: path)
  }

  /// Everything that it says, as lines to compare.
  var summary: [String] {
    entries.map { entry in
      let record = entry.record
      let reference = ArxivReference(
        id: record.id, version: record.version == 0 ? nil : record.version)
      return [
        "\(record.line)", "\(reference)", entry.passage(\.title).string,
        entry.passage(\.authors).items.map(\.string).joined(separator: ";"),
        record.day?.description ?? "",
        entry.passage(\.tags).items.map(\.string).joined(separator: ";"),
        entry.passage(\.summary).string, entry.passage(\.abstract).string,
        digestEmphasis(record).joined(separator: ";"),
      ].joined(separator: "|")
    } + problems.map { "\($0.line): \($0.kind)" } + [name]
  }

  private func digestEmphasis(_ record: EntryRecord) -> [String] {
    let start = Int(record.emphasisStart)
    return emphasis[start..<start + Int(record.emphasisCount)].map {
      Passage(digest: self, span: $0).string
    }
  }
}

/// A small generator whose numbers are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
