import Synchronization

/// The columns of a library that have been asked for, and those of the library before it, which are quickly
/// extended.
final class FacetColumns: Sendable {
  private let known = Mutex<[FacetField: FacetColumn]>([:])
  /// The columns of the library before.
  let before: [FacetField: FacetColumn]

  init(before: [FacetField: FacetColumn] = [:]) { self.before = before }

  /// The columns of a library as they were kept.
  func take(_ column: FacetColumn, of field: FacetField) { known.withLock { $0[field] = column } }

  /// The column of a field; nil when nobody has asked for it.
  func known(_ field: FacetField) -> FacetColumn? { known.withLock { $0[field] } }

  /// The column of a field, made by `make` when nobody has asked for it before.
  func column(_ field: FacetField, make: (FacetColumn?) -> FacetColumn) -> FacetColumn {
    if let column = known(field) { return column }
    let column = make(before[field])
    known.withLock { $0[field] = column }
    return column
  }

  /// What a library that grows from this one starts with.
  var all: [FacetField: FacetColumn] {
    known.withLock { before.merging($0) { _, newer in newer } }
  }
}
