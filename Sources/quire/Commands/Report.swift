import ArgumentParser
import Catalog
import Digests
import Glibc
import Papers
import Storage

/// `quire report`: a digest of the papers that were starred lately, with the reader's notes.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Print a digest of the papers starred lately, with your notes.",
    discussion: """
      Markdown that Quire reads again. SOURCE_DATE_EPOCH sets the day that it is made on, in UTC.

      Examples:

        quire report --week digests/ > week.md
        quire report --since 2026-11-01 digests/

      Exit codes: 0 done, 1 nothing was starred, 2 wrong usage, 3 some papers are in none of the \
      digests, or some input could not be read.
      """)

  @Flag(help: "Of the last seven days.")
  var week = false

  @Option(help: ArgumentHelp("Since a day.", valueName: "YYYY-MM-DD"))
  var since: String?

  @OptionGroup var arguments: PathArguments

  func validate() throws {
    guard week != (since != nil) else { throw ValidationError("Either --week or --since.") }
    if let since, Day(since) == nil {
      throw ValidationError("--since takes a day, as in 2026-11-18.")
    }
  }

  func run() throws {
    let epoch = try Report.epoch()
    let today = LocalTime.day(epoch ?? time(nil), isUTC: epoch != nil)
    let first = since.flatMap { Day($0) } ?? Day(number: today.number - 6)
    func start(_ day: Day) -> Int64 { Int64(LocalTime.start(of: day, isUTC: epoch != nil)) * 1000 }
    let end = start(Day(number: today.number + 1))
    var starred: [PaperID] = []
    var marks = Marks()
    do throws(MarksError) {
      if let database = try MarksDatabase(path: Process.places.marks, creates: false) {
        marks = Marks(try database.allMarks())
        starred = try database.starred(since: start(first)).filter { $0.milliseconds < end }
          .map(\.paper)
      }
    } catch {
      throw Failure(code: 3, lines: [Sentences.sentence(for: error)])
    }
    guard !starred.isEmpty else {
      throw Failure(code: 1, lines: ["nothing was starred from \(first) to \(today)"])
    }
    try write(starred, marks, "# Starred from \(first) to \(today)\n")
  }

  /// The moment that the environment sets, in seconds since 1970; nil when it sets none.
  private static func epoch() throws -> Int? {
    guard let text = Process.environment["SOURCE_DATE_EPOCH"], !text.isEmpty else { return nil }
    guard let epoch = Count(argument: text) else {
      throw ValidationError("SOURCE_DATE_EPOCH is a number of seconds, as in 1764115200.")
    }
    return epoch.value
  }

  private func write(_ starred: [PaperID], _ marks: Marks, _ heading: String) throws {
    let (library, isWhole) = try arguments.read()
    var entries: [String] = []
    var missing: [PaperID] = []
    for id in starred {
      if let row = library.row(of: id) {
        entries.append(library.paper(at: row).markdown(note: marks[id].note).text)
      } else {
        missing.append(id)
      }
    }
    if !entries.isEmpty { Output.write(([heading] + entries).joined(separator: "\n")) }
    for id in missing { Output.complain("\(id) is starred, but in none of these digests") }
    if !isWhole || !missing.isEmpty { throw Failure(code: 3) }
  }
}
