import Papers

/// Keys for papers, each its own.
///
/// Which papers have a key in common does not depend on their order, and what is added to it is made of their ids, so
/// that any order gives the same keys. BibTeX takes capital and small letters for the same, so they are here.
struct CitationKeys {
  private(set) var keys: [String]

  /// - Parameters:
  ///   - given: keys that papers have already, which stay.
  ///   - taken: keys that others have.
  init(
    for citations: [Citation], _ pattern: KeyPattern, given: [PaperID: String],
    taken: some Sequence<String>
  ) {
    keys = citations.map { given[$0.id] ?? pattern.key(of: $0) }
    let isGiven = citations.map { given[$0.id] != nil }
    let taken = Set(taken.map(CitationKeys.folded))
    // Twice is enough but for keys that somebody has made to collide.
    for _ in 0..<4 {
      var counts: [String: Int] = [:]
      for key in keys { counts[CitationKeys.folded(key), default: 0] += 1 }
      var isChanged = false
      for (index, citation) in citations.enumerated() where !isGiven[index] {
        let folded = CitationKeys.folded(keys[index])
        guard counts[folded, default: 0] > 1 || taken.contains(folded) else { continue }
        keys[index] += CitationKey.suffix(of: citation.id)
        isChanged = true
      }
      if !isChanged { return }
    }
    number(citations.map(\.id), isGiven, taken)
  }

  /// Numbers what still collides, in the order of the ids.
  private mutating func number(_ ids: [PaperID], _ isGiven: [Bool], _ taken: Set<String>) {
    var known = taken
    for index in ids.indices where isGiven[index] { known.insert(CitationKeys.folded(keys[index])) }
    for index in ids.indices.sorted(by: { ids[$0] < ids[$1] }) where !isGiven[index] {
      let key = keys[index]
      var count = 1
      while !known.insert(CitationKeys.folded(keys[index])).inserted {
        count += 1
        keys[index] = "\(key)+\(count)"
      }
    }
  }

  static func folded(_ key: String) -> String { key.lowercased() }
}
