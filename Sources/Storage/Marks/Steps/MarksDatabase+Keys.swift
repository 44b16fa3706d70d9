import Catalog
public import Papers

/// What the ids of papers without an arXiv id were made of (`PaperKey`).
///
/// Should two keys ever have one hash, the id is of the key that comes first in the order of its bytes,
/// whichever was seen first on which machine; events that were made under the other one stay what they are,
/// and do not count.
extension MarksDatabase {
  /// Keeps what an id was made of.
  func keep(_ key: PaperKey, of id: PaperID) throws {
    if let known = try self.key(of: id) {
      guard key.text.utf8.lexicographicallyPrecedes(known.text.utf8) else { return }
      // What was done to the other paper does not count any more.
      needsRebuilding = true
    }
    try sqlite.run(
      "INSERT OR REPLACE INTO key(\(RowSum.keyColumns)) VALUES(?,?,?)",
      [
        .integer(id.kept), .text(key.text),
        .integer(RowSum.key(id.kept, key.text).column),
      ])
  }

  /// What an id was made of; nil when that is not known.
  func key(of id: PaperID) throws -> PaperKey? {
    let rows = try sqlite.statement(
      "SELECT \(RowSum.keyColumns) FROM key WHERE id=?", [.integer(id.kept)])
    defer { rows.reset() }
    guard try rows.step() else { return nil }
    guard RowSum.fits(key: rows), let text = rows.text(1) else {
      throw MarksError.damaged(path: path)
    }
    return PaperKey(text: text)
  }

  /// What the ids in some changes were made of, as far as it is known.
  func keys(
    of changes: [MarkChange], _ given: [PaperID: PaperKey]
  ) throws -> [PaperID: PaperKey] {
    var keys: [PaperID: PaperKey] = [:]
    for change in changes where !change.paper.isArxiv && keys[change.paper] == nil {
      keys[change.paper] = try given[change.paper] ?? key(of: change.paper)
    }
    return keys
  }

  /// Whether an event means another paper by an id than we do.
  func isOfAnother(_ id: PaperID, _ event: MarkEvent) throws -> Bool {
    guard let key = event.keys[id], let known = try self.key(of: id) else { return false }
    return !known.text.utf8.elementsEqual(key.text.utf8)
  }

  /// The papers whose id is that of another paper here, which has marks, with what that one is known by.
  /// Their marks are not those.
  public func strangers(
    among keys: [PaperID: PaperKey]
  ) throws(MarksError) -> [PaperID: PaperKey] {
    try reading { try others(than: keys) }
  }

  func others(than keys: [PaperID: PaperKey]) throws -> [PaperID: PaperKey] {
    var result: [PaperID: PaperKey] = [:]
    for (id, key) in keys {
      if let known = try self.key(of: id), !known.text.utf8.elementsEqual(key.text.utf8) {
        result[id] = known
      }
    }
    return result
  }
}
