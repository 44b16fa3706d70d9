public import Papers

/// Which ids are of one paper, as follows from the joins that count.
///
/// Of several joins of one id the latest counts, so that a paper that was joined to the wrong one can be
/// joined to the right one, and so that two arXiv papers never become one. From any id there is thus one way
/// to go; where it ends is the id by which the paper is known, and of those that go in a circle the least. So
/// the order in which joins come makes no difference.
public struct JoinedPapers: Hashable, Sendable {
  /// The id by which a paper is known, for each id that is joined.
  private var known: [PaperID: PaperID] = [:]
  /// All ids of a paper, by the one it is known by, which comes first.
  private var members: [PaperID: [PaperID]] = [:]

  public init() {}

  /// Linear in the number of joins, however long their chains are.
  ///
  /// - Parameter latest: to which id each id leads.
  public init(_ latest: [PaperID: PaperID]) {
    for start in latest.keys where known[start] == nil {
      var path: [PaperID] = []
      var steps: [PaperID: Int] = [:]
      var id = start
      while known[id] == nil, steps[id] == nil, let next = latest[id] {
        steps[id] = path.count
        path.append(id)
        id = next
      }
      let end = known[id] ?? steps[id].flatMap { path[$0...].min() } ?? id
      for id in path { known[id] = end }
      known[end] = end
    }
    for (id, end) in known where id != end { members[end, default: []].append(id) }
    for (end, others) in members { members[end] = [end] + others.sorted() }
  }

  public var isEmpty: Bool { members.isEmpty }

  /// The id by which a paper is known.
  public func paper(_ id: PaperID) -> PaperID { known[id] ?? id }

  /// All ids of a paper, the one first by which it is known; nil when it has only this one.
  public func ids(of id: PaperID) -> [PaperID]? { known[id].flatMap { members[$0] } }

  /// The papers that have several ids, with all of them.
  public var papers: Dictionary<PaperID, [PaperID]>.Values { members.values }
}
