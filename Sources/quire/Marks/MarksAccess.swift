import Catalog
import Papers
import Storage

/// The marks database as the commands use it: those about papers go on without it when it cannot be
/// read; those about marks mend it when it is damaged. Nothing is made until there is something to
/// keep.
enum MarksAccess {
  /// All marks, for commands about papers, each paper under the id by which it is known, and whose PDF is there. What
  /// is wrong is said, and then the marks are not whole.
  static func read(with library: Library) -> (marks: Marks, isWhole: Bool) {
    var (marks, isWhole) = readDatabase(with: library)
    marks.downloaded = Set(Process.paperFiles.references(as: .pdf).map(\.id))
    return (marks, isWhole)
  }

  private static func readDatabase(with library: Library) -> (marks: Marks, isWhole: Bool) {
    do throws(MarksError) {
      guard let database = try MarksDatabase(path: Process.places.marks, creates: false) else {
        return (Marks(), true)
      }
      let strangers = try strangers(in: library, database)
      join(library, database, without: strangers)
      var marks = try known(database, library)
      for id in strangers { marks[id] = nil }
      return (Marks(marks), true)
    } catch {
      Output.complain(Sentences.sentence(for: error))
      return (Marks(), false)
    }
  }

  /// Lets the marks of papers go along that a library knows by other ids now.
  static func meet(_ library: Library, _ database: MarksDatabase) throws(MarksError) {
    let others = try database.strangers(among: library.keys(of: database.markedOutside()))
    join(library, database, without: Set(others.keys))
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

  /// The papers of a library whose ids are those of others that have marks: this is said, and their marks are
  /// not shown.
  private static func strangers(
    in library: Library, _ database: MarksDatabase
  ) throws(MarksError) -> Set<PaperID> {
    let others = try database.strangers(among: library.keys(of: database.markedOutside()))
    for (id, key) in others.sorted(by: { $0.key < $1.key }) {
      Output.complain(Sentences.sentence(for: .anotherPaper(id, key)))
    }
    return Set(others.keys)
  }

  /// Lets the marks of papers go along that a library knows by other ids now. A database that cannot be
  /// written is read as it is.
  private static func join(
    _ library: Library, _ database: MarksDatabase, without strangers: Set<PaperID>
  ) {
    let marked = (try? database.markedOutside())?.filter { !strangers.contains($0) } ?? []
    let joins = library.joins(of: marked)
    if !joins.isEmpty { _ = try? database.record(joins: joins) }
  }

  /// What of a library is new since the last visit. Looking begins no visit.
  static func arrivals(in library: Library) -> Arrivals {
    let database = try? MarksDatabase(path: Process.places.marks, creates: false)
    var look = LibraryLook(at: library, keeps: false)
    guard let database, var arrivals = try? look.finish(in: database) else { return Arrivals() }
    arrivals.crossListed = SeenPaper.crossListed(among: arrivals.new, in: library)
    return arrivals
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

  /// Says of which of the papers that were marked it is not known what their ids are made of: should another
  /// paper have the same id, nobody would notice.
  static func sayUnknown(_ papers: [PaperID], in event: MarkEvent?) {
    let changed = Set(event?.changes.map(\.paper) ?? [])
    let unknown = papers.filter {
      !$0.isArxiv && changed.contains($0) && event?.keys[$0] == nil
    }
    guard let first = unknown.first else { return }
    let others = unknown.count > 1 ? " and \(unknown.count - 1) more" : ""
    Output.complain(
      "\(first)\(others): marked, but it is not known here which paper that is; "
        + "name it by its DOI or address, or its digest with `quire mark --in`")
  }

  static func open(creates: Bool) throws(MarksError) -> MarksDatabase? {
    try MarksDatabase(path: Process.places.marks, creates: creates)
  }
}
