import ArgumentParser
import Catalog
import Digests
import Interface
import Storage

/// `quire history`: what was done to marks, and taking it back.
struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Print what was done to marks, or take it back.",
    discussion: """
      The latest comes first. The first column names what was done, for --back-to; what was done on \
      another machine has the beginning of its name before the number.

      Exit codes: 0 done, 1 there is nothing, 2 wrong usage, 3 marks could not be kept or read.
      """)

  @Option(name: [.customShort("n"), .customLong("limit")], help: "Print at most so many (50).")
  var limit: Count?

  @Flag(help: "A JSON object a line.")
  var jsonl = false

  @Flag(help: "Take back the last thing done here.")
  var undo = false

  @Flag(help: "Do again what was taken back last.")
  var redo = false

  @Option(help: ArgumentHelp("Take back all that was done here after this.", valueName: "event"))
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
        let known = EventNames(try database.history(limit: .max))
        switch known.find(backTo) {
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
    Output.write(MarkSentences.describe(result.done, as: result.kind) + "\n")
  }

  private func printHistory() throws {
    let limit = limit?.value ?? 50
    let items = try MarksAccess.withDatabase(creates: false) { try $0?.history(limit: .max) ?? [] }
    if items.isEmpty { throw Failure.nothing }
    let names = EventNames(items)
    let shown = items.prefix(limit)
    let width = shown.map { names.name(of: $0.event.id).count }.max() ?? 0
    for item in shown {
      Output.write(
        (jsonl ? json(item, names) : Array(line(item, names, width).utf8)) + [0x0A])
    }
  }

  private func line(_ item: HistoryItem, _ names: EventNames, _ width: Int) -> String {
    let name = names.name(of: item.event.id)
    let gap = String(repeating: " ", count: width - name.count + 2)
    let what = MarkSentences.describe(item.event, finding: names.event)
    return "\(name)\(gap)\(LocalTime.text(item.event.id.seconds))  \(what)"
      + (item.isUndone ? " (undone)" : "")
  }

  private func json(_ item: HistoryItem, _ names: EventNames) -> [UInt8] {
    let event = item.event
    var json = JSONWriter()
    json.beginObject()
    json.member("event", names.name(of: event.id))
    json.member("machine", event.id.machine)
    json.member("sequence", event.id.sequence)
    json.member("time", LocalTime.text(event.id.seconds, "%Y-%m-%dT%H:%M:%S%z"))
    json.member("what", MarkSentences.describe(event, finding: names.event))
    json.member("mine", item.isMine)
    json.member("undone", item.isUndone)
    let kind: (name: String, target: MarkEvent.ID?) =
      switch event.kind {
      case .marked: ("marked", nil)
      case .undone(let id): ("undone", id)
      case .redone(let id): ("redone", id)
      case .returned(let id): ("returned", id)
      }
    json.member("kind", kind.name)
    json.member("target", kind.target.map(names.name))
    json.key("changes")
    json.beginArray()
    for change in event.changes {
      json.beginObject()
      json.member("id", change.paper.description)
      json.member("field", change.field.name)
      json.member("from", change.from)
      json.member("to", change.to)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json.bytes
  }
}

/// Short names of events: `123`, and of other machines `8c1f:12`.
struct EventNames {
  /// The name under which events are made here now.
  private let machine: String?
  private let events: [MarkEvent.ID: MarkEvent]
  /// How much of a machine's name tells it from the others: four letters, nearly always.
  private let length: Int

  /// From a whole history, the latest first.
  init(_ items: [HistoryItem]) {
    machine = items.first(where: \.isMine)?.event.id.machine
    events = Dictionary(items.map { ($0.event.id, $0.event) }) { first, _ in first }
    let machines = Set(items.map(\.event.id.machine))
    length =
      (4...64).first { length in
        Set(machines.map { $0.prefix(length) }).count == machines.count
      } ?? 64
  }

  func event(_ id: MarkEvent.ID) -> MarkEvent? { events[id] }

  func name(of id: MarkEvent.ID) -> String {
    id.machine == machine ? "\(id.sequence)" : "\(id.machine.prefix(length)):\(id.sequence)"
  }

  enum Found {
    case one(MarkEvent)
    case none, several
  }

  /// The event of a name; `#` before the number does no harm.
  func find(_ name: String) -> Found {
    let parts = name.replacing("#", with: "").split(
      separator: ":", omittingEmptySubsequences: false)
    guard let sequence = parts.last.flatMap({ Int($0) }), parts.count <= 2 else { return .none }
    let found = events.values.filter { event in
      event.id.sequence == sequence
        && (parts.count == 2
          ? event.id.machine.hasPrefix(parts[0]) : event.id.machine == machine)
    }
    return found.count > 1 ? .several : found.first.map { .one($0) } ?? .none
  }
}
