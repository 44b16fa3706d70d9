import Catalog

/// Commands about the papers that a query finds: the one that is being typed, and those that are waiting for
/// their papers.
struct Asking {
  var count: Count?
  /// The first one's papers are being looked for.
  var markings: [AskedMarking] = []

  /// What the query of the line finds, for the number beside it.
  struct Count {
    let query: Query
    let libraryNumber: Int
    let markNumber: Int
    /// nil while it is being counted.
    var found: Selection?
    /// What was found in this library last: a query that narrows begins there.
    let before: Selection?

    /// Whether it counts what a query finds in this library with these marks.
    func answers(_ query: Query, _ libraryNumber: Int, _ markNumber: Int) -> Bool {
      self.query == query && self.libraryNumber == libraryNumber
        && (self.markNumber == markNumber || !query.asksForMarks)
    }
  }
}

/// What is to be done to all papers that a query finds.
struct AskedMarking {
  let marking: Marking
  let way: Marking.Way
  let query: Query
}
