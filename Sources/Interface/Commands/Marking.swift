public import Catalog
public import Papers

/// What the reader does to the marks of a paper, or of all papers that are ticked.
enum Marking: Hashable {
  /// A star for all, or none if all have one.
  case star
  /// Read, or unread if all are.
  case read
  /// From 0, no rating, to 5.
  case rating(Int)
  /// At the end of the reading queue, or out of it if all are in it.
  case queue
  /// With the label, or without it if all have it.
  case label(String)
  /// Without any mark, the note excepted.
  case clear
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
