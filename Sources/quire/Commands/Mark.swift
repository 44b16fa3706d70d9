import ArgumentParser
import Catalog
import Papers
import Storage

/// `quire mark ID…`, `quire mark --query Q`: stars papers, marks them as read, rates and queues them; or says what marks they
/// have.
struct Mark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark",
    abstract: "Star, rate, queue papers, mark them read, or print marks.",
    discussion: """
      All that one call does is one step of `quire history --undo`. Without an option, the marks of \
      the papers are printed.

      With --batch, standard input has a command a line, each kept before the line `ok N` says so (N is \
      its number, from 1), or answered by `error N: reason`:

        ID star|unstar|read|unread|queue|unqueue
        ID rating 0-5
        ID label NAME
        ID unlabel NAME
        undo
        redo

      With --query, it is about the papers that a filter finds in the digests of --in, else of the folders in \
      the settings.

      Examples:

        quire mark --star --queue 2504.13989 2504.16922
        quire mark --query 'author:hinton is:unread' --in digests --star
        quire list --tsv --query moe digests/ | cut -f1 | quire mark --read -
        quire mark --jsonl 2504.13989

      Exit codes: 0 done, 1 the query found nothing, 2 wrong usage or a mistake in the query, 3 marks could \
      not be kept or read, some digest could not be read, or a pattern was cut off.
      """)

  @OptionGroup var arguments: PaperArguments

  @OptionGroup var titles: TitleArguments

  @Flag var star: Star?

  @Flag var reading: Reading?

  @Option(help: "Rate with 1 to 5; 0 takes the rating away.")
  var rating: Int?

  @Flag var queueing: Queueing?

  @Flag(help: "Carry out commands from standard input.")
  var batch = false

  @Flag(help: "Print marks as a JSON object a line.")
  var jsonl = false

  enum Star: String, EnumerableFlag {
    case star, unstar

    static func help(for value: Star) -> ArgumentHelp? {
      value == .star ? "Star." : "Take the star away."
    }
  }

  enum Reading: String, EnumerableFlag {
    case read, unread

    static func help(for value: Reading) -> ArgumentHelp? { "Mark as \(value.rawValue)." }
  }

  enum Queueing: String, EnumerableFlag {
    case queue, unqueue

    static func help(for value: Queueing) -> ArgumentHelp? {
      value == .queue ? "Put at the end of the reading queue." : "Take off the reading queue."
    }
  }

  private var isPrinting: Bool {
    star == nil && reading == nil && rating == nil && queueing == nil
  }

  func validate() throws {
    if let rating, !(0...5).contains(rating) {
      throw ValidationError("--rating takes a number from 0 to 5.")
    }
    if batch {
      guard isPrinting, !jsonl, arguments.isEmpty else {
        throw ValidationError("--batch stands alone: papers and marks come from standard input.")
      }
    } else {
      try arguments.check()
      if jsonl, !isPrinting { throw ValidationError("--jsonl prints marks and changes none.") }
    }
  }

  func run() throws {
    if batch { return try MarkBatch.run() }
    let taken = try arguments.taken(from: titles)
    if isPrinting {
      try printMarks(taken)
      return try taken.end()
    }
    let papers = taken.papers
    let creates = star == .star || reading == .read || (rating ?? 0) > 0 || queueing == .queue
    let titles = taken.titles(from: titles)
    try MarksAccess.withDatabase(creates: creates) { database in
      let changes = try database.map { try self.changes(papers, $0) } ?? []
      let keys = titles.keys(of: papers, taken.keys)
      let event = try database?.record(changes, keys: keys).event
      MarkOutcome.say(event, of: papers, title: titles.title)
    }
    try taken.end()
  }

  private func changes(_ papers: [PaperID], _ database: MarksDatabase) throws -> [MarkChange] {
    var changes: [MarkChange] = []
    func set(_ field: MarkField, _ value: String?) {
      changes += papers.map { MarkChange($0, field, to: value) }
    }
    if let star { set(.star, star == .star ? "1" : nil) }
    if let reading { set(.read, reading == .read ? "1" : nil) }
    if let rating { set(.rating, rating > 0 ? "\(rating)" : nil) }
    switch queueing {
    case .queue: changes += try database.queueing(papers)
    case .unqueue: set(.queue, nil)
    case nil: break
    }
    return changes
  }

  private func printMarks(_ taken: PaperArguments.Taken) throws {
    let (marks, former) = try MarksAccess.withDatabase(creates: false) { database in
      let marks = try database?.allMarks() ?? [:]
      return (marks, try database?.formerIDs(among: marks.keys) ?? [:])
    }
    let record = MarkRecord(Marks(marks), former: former)
    let title = (jsonl ? TitleArguments.Titles() : taken.titles(from: titles)).title
    for paper in taken.papers {
      Output.write((jsonl ? record.json(paper) : record.line(paper, title: title)) + [0x0A])
    }
  }
}
