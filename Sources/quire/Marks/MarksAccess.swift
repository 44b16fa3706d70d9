import Catalog
import Papers
import Storage

/// The marks database as the commands use it: those about papers go on without it when it cannot be
/// read; those about marks mend it when it is damaged. Nothing is made until there is something to
/// keep.
enum MarksAccess {
  /// All marks, for commands about papers, each paper under the id by which it is known. What is wrong is
  /// said, and then the marks are not whole.
  static func read(with library: Library) -> (marks: Marks, isWhole: Bool) {
    do throws(MarksError) {
      guard let database = try MarksDatabase(path: Process.places.marks, creates: false) else {
        return (Marks(), true)
      }
      join(library, database)
      return (Marks(try known(database, library)), true)
    } catch {
      Output.complain(Sentences.sentence(for: error))
      return (Marks(), false)
    }
  }

  /// All marks, each paper once: under the id by which it is known, or under the one that a library has it by.
  static func known(
    _ database: MarksDatabase, _ library: Library = Library()
  ) throws(MarksError) -> [PaperID: PaperMarks] {
    var marks = try database.allMarks()
    for (former, known) in try database.formerIDs(among: marks.keys) {
      marks[library.row(of: former) == nil ? former : known] = nil
    }
    return marks
  }

  /// Lets the marks of papers go along that a library knows by other ids now. A database that cannot be
  /// written is read as it is.
  static func join(_ library: Library, _ database: MarksDatabase) {
    let joins = (try? database.markedOutside()).map { library.joins(of: $0) } ?? []
    if !joins.isEmpty { _ = try? database.record(joins: joins) }
  }

  /// What of a library is new since the last visit. Looking begins no visit.
  static func arrivals(in library: Library) -> Arrivals {
    let database = try? MarksDatabase(path: Process.places.marks, creates: false)
    let seen = (try? database?.seenOutside()) ?? []
    let papers = SeenPaper.all(in: library, seen: seen)
    return (try? database?.takeSeen(papers, keeps: false)) ?? Arrivals()
  }

  /// Runs `body` with the database, which is made if there is none.
  static func withDatabase<Result>(_ body: (MarksDatabase) throws -> Result) throws -> Result {
    try withDatabase(creates: true) { database in
      guard let database else { throw MarksError.moved(path: Process.places.marks) }
      return try body(database)
    }
  }

  /// Runs `body` with the database, or with nil when there is none. A damaged one is mended, and `body`
  /// runs again; any other trouble with marks ends the command.
  static func withDatabase<Result>(
    creates: Bool, _ body: (MarksDatabase?) throws -> Result
  ) throws -> Result {
    var mended: MarksDatabase?
    do {
      return try MarksDatabase.mending(
        Process.places.marks, tell: say, use: { mended = $0 },
        {
          let database = try mended ?? open(creates: creates)
          let result = try body(database)
          sayClock(database)
          return result
        })
    } catch let error as MarksError {
      throw Failure(code: 3, lines: [Sentences.sentence(for: error)])
    }
  }

  /// Says what became of a damaged database.
  static func say(_ recovery: Recovery) {
    for sentence in Sentences.recovered(Process.places.marks, recovery) {
      Output.complain(sentence)
    }
  }

  /// Says that the clock may be wrong, or was wrong when marks were made before, once.
  static func sayClock(_ database: MarksDatabase?) {
    for note in database?.takeClockNotes() ?? [] { Output.complain(Sentences.sentence(for: note)) }
  }

  static func open(creates: Bool) throws(MarksError) -> MarksDatabase? {
    try MarksDatabase(path: Process.places.marks, creates: creates)
  }
}
