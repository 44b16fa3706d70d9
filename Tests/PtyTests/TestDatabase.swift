import CSQLite
import Glibc

/// A connection to the marks database that knows nothing of Quire: what another program may do.
final class TestDatabase {
  private var handle: OpaquePointer?

  init(_ path: String) {
    let code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil)
    precondition(code == SQLITE_OK, "cannot open \(path)")
    sqlite3_busy_timeout(handle, 60_000)
  }

  deinit { sqlite3_close(handle) }

  /// Runs a statement, and returns the first column of its first row.
  @discardableResult
  func run(_ text: String) -> String? {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(handle, text, -1, &statement, nil)
    defer { sqlite3_finalize(statement) }
    guard sqlite3_step(statement) == SQLITE_ROW, let text = sqlite3_column_text(statement, 0) else {
      return nil
    }
    return String(cString: text)
  }
}

/// A reader's home and a folder of digests, and what the commands say about the marks in it.
struct MarkedHome {
  let path = Session.makeFolder()
  let digests = Session.makeFolder()
  var database: String { path + "/data/marks.db" }

  /// - Parameter count: how many papers there are: `Paper 1`, with the id 2504.00001, and so on.
  init(papers count: Int = 3) {
    write(
      digests + "/2025-04-25.md",
      digest((1...count).map { ("Paper \($0) here", MarkedHome.id($0)) }))
  }

  static func id(_ number: Int) -> String {
    let digits = "\(number)"
    return "2504." + String(repeating: "0", count: 5 - digits.count) + digits
  }

  /// The browser, when it shows all papers and all marks.
  func browse(
    _ arguments: [String] = [], columns: Int = 160, rows: Int = 30,
    environment: [String: String] = [:]
  ) throws -> Session {
    let session = Session(
      arguments + [digests], columns: columns, rows: rows, environment: environment, home: path)
    try session.wait("the papers") { $0.text.contains("Paper 1 here") }
    return session
  }

  func quire(_ arguments: String..., environment: [String: String] = [:]) -> Outcome {
    Outcome(arguments, environment: environment, home: path)
  }

  /// What the history says, and what was complained of meanwhile; for when a mark is missing.
  var history: String {
    let outcome = quire("history")
    return outcome.output + outcome.errors
  }

  /// The numbers of the papers that are starred in the database.
  func starred(of count: Int) -> Set<Int> {
    let outcome = Outcome(["mark"] + (1...count).map(MarkedHome.id), home: path)
    let lines = outcome.output.split(separator: "\n")
    return Set(
      lines.filter { $0.contains("  starred") }.compactMap { Int($0.prefix(10).suffix(5)) })
  }

  /// The marks of a paper as a line of JSON, without its id.
  func marks(_ number: Int) -> String {
    let outcome = quire("mark", "--jsonl", MarkedHome.id(number))
    return outcome.output.replacing("{\"id\":\"\(MarkedHome.id(number))\",", with: "{")
      .replacing("\n", with: "") + outcome.errors
  }

  /// How many events the database has; 0 also when there is none.
  var events: Int {
    access(database, F_OK) == 0
      ? TestDatabase(database).run("SELECT count(*) FROM event").flatMap { Int($0) } ?? -1 : 0
  }
}

extension Session {
  /// The numbers of the papers of a `MarkedHome` that the list shows as starred in the database, and of those
  /// with marks on their way.
  var starred: (firm: Set<Int>, pending: Set<Int>) {
    var (firm, pending): (Set<Int>, Set<Int>) = ([], [])
    for line in lines {
      guard let name = line.firstRange(of: " Paper "),
        let number = Int(line[name.upperBound...].prefix { $0.isNumber })
      else { continue }
      // Three signs before the title.
      let signs = line[..<name.lowerBound].suffix(3)
      if signs.contains("…") {
        pending.insert(number)
      } else if signs.contains("★") {
        firm.insert(number)
      }
    }
    return (firm, pending)
  }

  /// Waits until the list shows just these papers as starred, and none on its way.
  func wait(starred: Set<Int>) throws(Timeout) {
    try wait("stars of \(starred.sorted())") { session in
      let shown = session.starred
      return shown.pending.isEmpty && shown.firm == starred
    }
  }
}
