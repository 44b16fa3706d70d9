public import Catalog
public import Papers

/// What the reader does to the marks of a paper, of all that are ticked, or of all that a query finds.
enum Marking: Hashable {
  case star
  case read
  /// From 0, no rating, to 5.
  case rating(Int)
  /// At the end of the reading queue.
  case queue
  case label(String)
  /// Without any mark, the note excepted.
  case clear

  /// What becomes of stars, labels and the like; ratings and `clear` know it themselves.
  enum Way: Hashable {
    /// On all papers that lack it; off all if none does.
    case toggle
    case on, off
  }
}

/// A line of the history: what was done, and when.
public struct HistoryLine: Hashable, Sendable {
  public let id: MarkEvent.ID
  public let what: String
  /// `today 14:03`, `Tue 18 Nov 09:10`.
  public let when: String
  /// The paper, when it was done to one alone.
  public let paper: PaperID?

  public init(id: MarkEvent.ID, what: String, when: String, paper: PaperID? = nil) {
    (self.id, self.what, self.when, self.paper) = (id, what, when, paper)
  }
}
