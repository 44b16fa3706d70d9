import Papers

/// Keys for papers, each its own.
///
/// Which papers have a key in common does not depend on their order, and what is added to it is made of their ids, so
/// that any order gives the same keys. BibTeX takes capital and small letters for the same, so they are here.
struct CitationKeys {
  private(set) var keys: [String]
  private let ids: [PaperID]
  /// Those that papers have been given, and what nobody else may have.
  private let given: GivenKeys
  private let taken: Set<String>

  /// - Parameters:
  ///   - given: keys that papers have already, which stay, unless `renews`.
  ///   - taken: keys that stand there for others; a given one too gives way to these.
  init(
    for citations: [Citation], _ pattern: KeyPattern, given: GivenKeys, renews: Bool = false,
    taken: some Sequence<String>
  ) {
    let own = citations.map { renews ? nil : given.key(of: $0.id) }
    keys = zip(own, citations).map { $0 ?? pattern.key(of: $1) }
    ids = citations.map(\.id)
    self.given = given
    self.taken = Set(taken.map(GivenKey.folded))
    let isGiven = hold(own)
    // Twice is enough but for keys that somebody has made to collide.
    for _ in 0..<4 {
      var counts: [String: Int] = [:]
      for key in keys { counts[GivenKey.folded(key), default: 0] += 1 }
      var isChanged = false
      for index in keys.indices where !isGiven[index] {
        let folded = GivenKey.folded(keys[index])
        guard counts[folded, default: 0] > 1 || isTaken(folded, at: index) else { continue }
        keys[index] += CitationKey.suffix(of: ids[index])
        isChanged = true
      }
      if !isChanged { return }
    }
    number(isGiven)
  }

  /// Which of the given keys stay: no two are the same, and none stands there for somebody else.
  private func hold(_ own: [String?]) -> [Bool] {
    var isGiven = own.map { $0 != nil }
    var known = taken
    for index in ids.indices.sorted(by: { ids[$0] < ids[$1] }) {
      guard let key = own[index] else { continue }
      isGiven[index] = known.insert(GivenKey.folded(key)).inserted
    }
    return isGiven
  }

  private func isTaken(_ folded: String, at index: Int) -> Bool {
    taken.contains(folded) || given.isTaken(folded, for: ids[index])
  }

  /// Numbers what still collides, in the order of the ids.
  private mutating func number(_ isGiven: [Bool]) {
    var known: Set<String> = []
    for index in ids.indices where isGiven[index] { known.insert(GivenKey.folded(keys[index])) }
    for index in ids.indices.sorted(by: { ids[$0] < ids[$1] }) where !isGiven[index] {
      let key = keys[index]
      var count = 1
      while isTaken(GivenKey.folded(keys[index]), at: index)
        || !known.insert(GivenKey.folded(keys[index])).inserted
      {
        count += 1
        keys[index] = "\(key)+\(count)"
      }
    }
  }
}
