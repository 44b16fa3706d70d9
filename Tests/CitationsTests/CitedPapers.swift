import Digests
import Markup

@testable import Papers

/// A paper as a test writes it down.
struct Draft {
  /// Empty for a paper that is known by its DOI, address or title.
  var id = "2504.13989"
  var version: UInt16 = 0
  var title = "Gradual Binary Search"
  var authors = ["Lucas Maisonnave"]
  var day: String?
  var firstDay: String?
  var categories: [String] = []
  var abstract = ""
  var tags: [String] = []
  var doi = ""
  var address = ""
  var journal = ""
  var venue = ""

  var paper: Paper { Digest(of: [self]).papers[0] }
}

extension Digest {
  /// A digest that says what the drafts say, without any file format between.
  convenience init(of drafts: [Draft]) {
    var arena: [UInt8] = []
    func add(_ text: String) -> TextSpan {
      let start = arena.count
      arena += text.utf8
      return TextSpan(offset: UInt32(start), length: UInt32(arena.count - start))
    }
    let records = drafts.map { draft in
      var record = EntryRecord(id: PaperID(draft.id) ?? PaperID(rawValue: 0))
      record.version = draft.version
      record.day = draft.day.flatMap { Day($0) }
      record.firstDay = draft.firstDay.flatMap { Day($0) }
      record.title = add(draft.title)
      record.authors = add(draft.authors.joined(separator: "\u{1F}"))
      record.tags = add(draft.tags.joined(separator: "\u{1F}"))
      record.categories = add(draft.categories.joined(separator: "\u{1F}"))
      record.abstract = add(draft.abstract)
      record.doi = add(draft.doi)
      record.address = add(draft.address)
      record.journal = add(draft.journal)
      record.venue = add(draft.venue)
      if draft.id.isEmpty {
        let key = record.doiKey(in: arena) ?? record.addressKey(in: arena)
        record.id = (key ?? record.titleKey(in: arena)).id
      }
      return record
    }
    self.init(
      path: "test", name: "test", dialect: "test", arena: arena, records: records, emphasis: [],
      problems: [])
  }

  /// Reads bytes as a file of that name would be read.
  static func read(_ bytes: [UInt8], _ path: String) -> Digest {
    DigestParser.parse(
      bytes, path: path, dialects: Dialect.text + Dialect.lists + Dialect.anyOther)
  }

  var papers: [Paper] { entries.map { Paper(joining: [$0]) } }
}

/// Numbers that are the same in every run.
struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}
