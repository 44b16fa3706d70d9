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

  /// When the papers of the library came, as far as that is known.
  public var days: [Day] = []

  /// The papers that were first seen on a day.
  public struct Day: Hashable, Sendable {
    public let day: Papers.Day
    /// Sorted.
    public let papers: [PaperID]

    public init(_ day: Papers.Day, papers: [PaperID]) {
      (self.day, self.papers) = (day, papers.sorted())
    }
  }

  public init() {}

  public var isEmpty: Bool { new.isEmpty && revised.isEmpty && again.isEmpty }
}
