import Catalog
public import Papers

/// The keys that papers have been given to be cited by.
///
/// Each is a field of its paper, so that keys are kept, exchanged, joined, checked and recovered as all marks are.
/// They are no acts of the reader: nothing takes them back.
extension MarksDatabase {
  /// The keys of all papers that have any, the earliest first: under each id of a paper that has several. A pass over
  /// the table, some million rows a second.
  public func givenKeys() throws(MarksError) -> [PaperID: [GivenKey]] {
    try reading { try givenKeysNow() }
  }

  /// Gives papers keys, unless others have given some meanwhile: then those that come next are not kept.
  ///
  /// What a paper had in its place is former then. Papers that have the id of another one get none. Many are written
  /// in parts, between which others can write.
  ///
  /// - Parameters:
  ///   - known: what `givenKeys()` told.
  ///   - origins: what the ids of papers without an arXiv id are made of, as far as it is known.
  /// - Returns: whether all are kept.
  public func give(
    _ keys: [PaperID: String], besides known: [PaperID: [GivenKey]],
    origins: [PaperID: PaperKey] = [:]
  ) throws(MarksError) -> Bool {
    let papers = keys.keys.sorted()
    var last: Int64?
    for start in stride(from: 0, to: papers.count, by: MarksDatabase.keysOfAnEvent) {
      let part = papers[start..<min(start + MarksDatabase.keysOfAnEvent, papers.count)]
      let isKept = try writing {
        // Nobody has given any when nobody has written anything.
        let isSo =
          if let last { try lastArrival() == last } else { try givenKeysNow() == known }
        guard isSo else { return false }
        let others = try others(than: origins)
        try give(part.filter { others[$0] == nil }, keys, besides: known, origins)
        last = try lastArrival()
        return true
      }
      if !isKept { return false }
    }
    return true
  }

  private func give(
    _ papers: [PaperID], _ keys: [PaperID: String], besides known: [PaperID: [GivenKey]],
    _ origins: [PaperID: PaperKey]
  ) throws {
    let changes = papers.flatMap { id in
      (known[id] ?? []).filter { !$0.isFormer && $0.text != keys[id] }.map {
        MarkChange(id, .citationKey($0.text), to: MarkField.formerKey)
      } + [MarkChange(id, .citationKey(keys[id]!), to: "1")]
    }
    let (new, replaced) = try effective(changes)
    if !new.isEmpty { _ = try make(.marked, new, after: replaced, keys: origins) }
  }

  private func lastArrival() throws -> Int64 {
    try sqlite.number("SELECT max(arrival) FROM event") ?? 0
  }

  /// So that a line of an event stays far below what an exchange takes (`SyncFile.lineLimit`), a look at the history
  /// short, and others wait for less than a tenth of a second.
  private static let keysOfAnEvent = 5000

  private func givenKeysNow() throws -> [PaperID: [GivenKey]] {
    var keys: [PaperID: [GivenKey]] = [:]
    let joins = try joined()
    let rows = try sqlite.statement(
      """
      SELECT \(RowSum.stateColumns) FROM state
      WHERE field >= 'cite:' AND field < 'cite;' AND value IS NOT NULL
      """)
    defer { rows.reset() }
    var joined: Set<PaperID> = []
    while try rows.step() {
      try check(state: rows)
      guard let id = PaperID(kept: rows.integer(0)),
        case .citationKey(let text) = MarkField(name: rows.text(1) ?? "")
      else { continue }
      let isFormer = rows.withBytes(2) { $0.elementsEqual(MarkField.formerKey.utf8) }
      keys[id, default: []].append(GivenKey(text, clock: rows.integer(3), isFormer: isFormer))
      if !joins.isEmpty, joins.ids(of: id) != nil { joined.insert(joins.paper(id)) }
    }
    for (id, several) in keys where several.count > 1 { keys[id] = several.sorted() }
    for ids in joined.compactMap(joins.ids) {
      let all = try marks(ofAll: ids).givenKeys
      for id in ids { keys[id] = all }
    }
    return keys
  }
}
