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

  /// Gives papers keys, unless others have given some meanwhile: then nothing is kept.
  ///
  /// What a paper had in its place is former then. Papers that have the id of another one get none.
  ///
  /// - Parameters:
  ///   - known: what `givenKeys()` told.
  ///   - origins: what the ids of papers without an arXiv id are made of, as far as it is known.
  /// - Returns: whether they are kept.
  public func give(
    _ keys: [PaperID: String], besides known: [PaperID: [GivenKey]],
    origins: [PaperID: PaperKey] = [:]
  ) throws(MarksError) -> Bool {
    if keys.isEmpty { return true }
    return try writing {
      guard try givenKeysNow() == known else { return false }
      let others = try others(than: origins)
      let papers = keys.keys.filter { others[$0] == nil }.sorted()
      for start in stride(from: 0, to: papers.count, by: MarksDatabase.keysOfAnEvent) {
        let part = papers[start..<min(start + MarksDatabase.keysOfAnEvent, papers.count)]
        let changes = part.flatMap { id in
          (known[id] ?? []).filter { !$0.isFormer && $0.text != keys[id] }.map {
            MarkChange(id, .citationKey($0.text), to: MarkField.formerKey)
          } + [MarkChange(id, .citationKey(keys[id]!), to: "1")]
        }
        let (new, replaced) = try effective(changes)
        if !new.isEmpty { _ = try make(.marked, new, after: replaced, keys: origins) }
      }
      return true
    }
  }

  /// So that a line of an event stays far below what an exchange takes (`SyncFile.lineLimit`), and a look at the
  /// history short.
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
