/// A program that the session has started, and what it is to do.
struct Launched {
  enum Task {
    /// Shows an address, or the file of a paper.
    case open(String)
    /// Takes a text, named as in “the title”, for its clipboard. It is told of when it has ended well
    /// if `isTold`.
    case copy(String, isTold: Bool)
  }

  let task: Task
  let program: String
  let start = ContinuousClock.now

  /// A browser that fails later has shown the page before.
  static let patience = Duration.seconds(20)
}
