import Digests
import Drafts
import Markup
import Papers

extension Draft {
  /// A paper of which a test says only what matters to it.
  static func cited(
    id: String = "2504.13989", version: UInt16 = 0, title: String = "Gradual Binary Search",
    authors: [String] = ["Lucas Maisonnave"], day: String? = nil, firstDay: String? = nil,
    tags: [String] = [], categories: [String] = [], abstract: String = "", doi: String = "",
    address: String = "", journal: String = "", venue: String = ""
  ) -> Draft {
    Draft(
      id: id, version: version, title: title, authors: authors, day: day, firstDay: firstDay,
      tags: tags, categories: categories, abstract: abstract, doi: doi, address: address,
      journal: journal, venue: venue)
  }

  var paper: Paper { Digest([self]).papers[0] }
}

extension Digest {
  /// Reads bytes as a file of that name would be read.
  static func read(_ bytes: [UInt8], _ path: String) -> Digest {
    DigestParser.parse(
      bytes, path: path, dialects: Dialect.text + Dialect.lists + Dialect.anyOther)
  }
}

/// Numbers that are the same in every run.
struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}
