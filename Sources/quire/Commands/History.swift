import ArgumentParser
import Catalog
import Digests
import Papers
import Storage

/// `quire history`: what was done to marks, and undoing it.
struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Print what was done to marks, or undo it.",
    discussion: """
      The latest comes first. The first column names what was done, for --back-to; what was done on \
      another machine has the beginning of its name before the number.

      Examples:

        quire history -n 5
        quire history --undo
        quire history --back-to 12

      Exit codes: 0 done, 1 there is nothing, 2 wrong usage, 3 marks could not be kept or read.
      """)

  @Option(name: [.customShort("n"), .customLong("limit")], help: "Print at most so many (50).")
  var limit: Count?

  @Flag(help: "A JSON object a line.")
  var jsonl = false

  @OptionGroup var titles: TitleArguments

  @Flag(help: "Undo the last thing done here.")
  var undo = false

  @Flag(help: "Redo what was undone last.")
  var redo = false

  @Option(help: ArgumentHelp("Undo all that was done here after this.", valueName: "event"))
  var backTo: String?

  func validate() throws {
    let ways = [undo, redo, backTo != nil].count { $0 }
    if ways > 1 { throw ValidationError("Only one of --undo, --redo and --back-to.") }
    if ways > 0, jsonl || limit != nil {
      throw ValidationError("-n and --jsonl are for printing the history.")
    }
  }

  func run() throws {
    if undo {
      try say("undo") { try $0.undo().map { ($0, .undone($0.event.id)) } }
    } else if redo {
      try say("redo") { try $0.redo().map { ($0, .redone($0.event.id)) } }
    } else if let backTo {
      try say("go back to") { database in
        switch try EventNames(database).find(backTo, in: database) {
        case .one(let event):
          return try database.goBack(to: event.id).map { ($0, .returned(event.id)) }
        case .none:
          throw ValidationError("There is no event “\(Sentences.safe(backTo))” in the history.")
        case .several:
          throw ValidationError(
            "“\(Sentences.safe(backTo))” names several events; give more of the machine's name.")
        }
      }
    } else {
      try printHistory()
    }
  }

  /// Says what an undo, a redo or going back came to.
  private func say(
    _ verb: String, _ body: (MarksDatabase) throws -> (done: Undoing, kind: MarkEvent.Kind)?
  ) throws {
    let result = try MarksAccess.withDatabase(creates: false) { try $0.flatMap { try body($0) } }
    guard let result else {
      throw Failure(code: 1, lines: ["there is nothing to \(verb)"])
    }
    let sentence = MarkSentences.describe(
      result.done, as: result.kind, title: titles.titles().title)
    Output.write(sentence + "\n")
  }

  private func printHistory() throws {
    let limit = limit?.value ?? 50
    // When damage is found on the way, all of it is gone through once more.
    var told: Set<MarkEvent.ID> = []
    let isEmpty = try MarksAccess.withDatabase(creates: false) { database in
      guard let database, try !database.machines().isEmpty else { return true }
      let names = try EventNames(database)
      let title = (jsonl ? TitleArguments.Titles() : titles.titles()).title
      var lines: [(name: String, rest: String)] = []
      // An event may be about all papers there are: only its line is kept.
      try database.history(limit: limit, tellsKeys: false) { item in
        let what = MarkSentences.describe(
          item.event, finding: { try? database.find($0) }, title: title)
        if jsonl {
          if told.insert(item.event.id).inserted { Output.write(json(item, names, what) + [0x0A]) }
        } else {
          lines.append((names.name(of: item.event.id), line(item, what)))
        }
      }
      let width = lines.map(\.name.count).max() ?? 0
      for (name, rest) in lines {
        Output.write(name + String(repeating: " ", count: width - name.count + 2) + rest + "\n")
      }
      return lines.isEmpty && told.isEmpty
    }
    if isEmpty { throw Failure.nothing }
  }

  private func line(_ item: HistoryItem, _ what: String) -> String {
    "\(LocalTime.text(item.event.seconds))  \(what)" + (item.isUndone ? " (undone)" : "")
  }

  private func json(_ item: HistoryItem, _ names: EventNames, _ what: String) -> [UInt8] {
    let event = item.event
    var json = JSONWriter()
    json.beginObject()
    json.member("event", names.name(of: event.id))
    json.member("machine", event.id.machine)
    json.member("sequence", event.id.sequence)
    json.member("time", LocalTime.text(event.seconds, "%Y-%m-%dT%H:%M:%S%z"))
    json.member("what", what)
    json.member("mine", item.isMine)
    json.member("undone", item.isUndone)
    let kind = event.kind.parts
    json.member("kind", kind.name)
    json.member("target", kind.target.map(names.name))
    json.objects("changes", event.changes) { change, json in
      json.member("id", change.paper.description)
      json.member("field", change.field.name)
      json.member("from", change.from)
      json.member("to", change.to)
    }
    json.endObject()
    return json.bytes
  }
}

/// Short names of events: `123`, and of other machines `8c1f:12`.
struct EventNames {
  /// The name under which events are made here now.
  private let machine: String?
  private let machines: [String]
  /// How much of a machine's name tells it from the others: four letters, nearly always.
  private let length: Int

  init(_ database: MarksDatabase) throws {
    machine = try database.ownName()
    let machines = try database.machines()
    self.machines = machines
    length =
      (4...64).first { length in
        Set(machines.map { $0.prefix(length) }).count == machines.count
      } ?? 64
  }

  func name(of id: MarkEvent.ID) -> String {
    id.machine == machine ? "\(id.sequence)" : "\(id.machine.prefix(length)):\(id.sequence)"
  }

  enum Found {
    case one(MarkEvent)
    case none, several
  }

  /// The event of a name; `#` before the number does no harm.
  func find(_ name: String, in database: MarksDatabase) throws -> Found {
    let parts = name.replacing("#", with: "").split(
      separator: ":", omittingEmptySubsequences: false)
    guard let sequence = parts.last.flatMap({ Int($0) }), parts.count <= 2 else { return .none }
    let found = try machines.filter {
      parts.count == 2 ? $0.hasPrefix(parts[0]) : $0 == machine
    }.flatMap { try database.events(of: $0, number: sequence) }
    return found.count > 1 ? .several : found.first.map { .one($0) } ?? .none
  }
}
