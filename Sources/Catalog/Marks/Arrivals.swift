public import Papers

/// What came since the last visit.
public struct Arrivals: Hashable, Sendable {
  /// Papers that were in no digest before.
  public var new: Set<PaperID> = []
  /// Papers of which there is a newer version.
  public var revised: Set<PaperID> = []
  /// Those of the new ones that were announced as cross-lists.
  public var crossListed: Set<PaperID> = []
  /// Papers that came again, as they were.
  public var again: Set<PaperID> = []
  /// When something was opened last in the visit before this one, in milliseconds since 1970; nil at
  /// the first visit.
  public var since: Int64?

  /// When the papers of the library came.
  public var days = ArrivalDays()
  /// How many came at once that are too many to be news: a collection that was opened for the first time.
  public var collected = 0

  public init() {}

  public var isEmpty: Bool { new.isEmpty && revised.isEmpty && again.isEmpty }

  /// What came to a library that has grown: what came to the one before, without papers that are gone, and with what
  /// is so of those that have come.
  public func grown(by growth: Growth, with come: Arrivals) -> Arrivals {
    let others = Set((growth.gone + growth.come).map(\.id))
    var result = come
    for part: WritableKeyPath<Arrivals, Set<PaperID>> in [\.new, \.revised, \.crossListed, \.again]
    {
      result[keyPath: part].formUnion(self[keyPath: part].subtracting(others))
    }
    result.days = days.without(others).and(come.days)
    return result
  }
}
