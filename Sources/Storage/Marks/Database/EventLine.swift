import Catalog
import Digests
import Papers

/// Events as lines of JSON: how they are kept in the database and exchanged between machines.
///
///     {"quire":1,"machine":"8c1f…","sequence":7,"clock":1176…,"time":1795…,"kind":"marked","changes":[
///       {"set":"star","from":null,"to":"1","papers":["2504.13989"]}],"sum":"1c291ca3"}
///
/// Changes that differ in the paper alone share an object. What a newer Quire adds is passed over. The first
/// Quire wrote neither `time` nor `sum`; a line with one has both. Where papers without arXiv ids are among
/// them, `"keys":[["x/…","doi:…"]]` says what their ids were made of. `"part":true` marks what an event did to
/// papers with arXiv ids, for Quires that know no others (`SyncPart`).
enum EventLine {
  /// What a line says.
  struct Reading {
    let event: MarkEvent
    /// Changes to values that Quire never gives. They do not count, here and on every other machine.
    let refused: [MarkChange]
    /// The line has a checksum, which is right.
    let isSealed: Bool
  }

  /// A line without its line feed.
  static func line(_ event: MarkEvent) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("quire", 1)
    json.member("machine", event.id.machine)
    json.member("sequence", event.id.sequence)
    json.member("clock", Int(event.id.clock))
    json.member("time", Int(event.time))
    let (kind, target) = event.kind.parts
    json.member("kind", kind)
    if let target {
      json.key("target")
      write(target, &json)
    }
    json.key("changes")
    json.beginArray()
    var rest = event.changes[...]
    while let first = rest.first {
      let same = rest.prefix { first.isSame(as: $0) }
      rest = rest.dropFirst(same.count)
      json.beginObject()
      json.member("set", first.field.name)
      json.member("from", first.from)
      json.member("to", first.to)
      json.member("papers", same.map { $0.paper.description })
      if let replaces = first.replaces, !replaces.isEmpty {
        json.key("replaces")
        json.beginArray()
        for id in replaces { write(id, &json) }
        json.endArray()
      }
      json.endObject()
    }
    json.endArray()
    if !event.keys.isEmpty {
      json.key("keys")
      json.beginArray()
      for (id, key) in event.keys.sorted(by: { $0.key < $1.key }) {
        json.beginArray()
        json.value(id.description)
        json.value(key.text)
        json.endArray()
      }
      json.endArray()
    }
    if event.isPart { json.member("part", true) }
    json.endObject()
    return EventSeal.sealed(json.bytes)
  }

  /// Reads a line; nil when it is no event, or is cut or damaged.
  static func event(_ line: some Sequence<UInt8>) -> MarkEvent? { read(Array(line)[...])?.event }

  /// Reads a line; nil when it is no event, or is cut or damaged.
  static func read(_ line: ArraySlice<UInt8>) -> Reading? {
    let seal = EventSeal.state(of: line)
    guard seal != .broken, let value = JSONValue(line), value["quire"]?.integer == 1,
      seal == .sound || value["time"] == nil && value["sum"] == nil,
      let id = id(value["machine"], value["sequence"], value["clock"]),
      let kind = kind(value["kind"]?.string, value["target"]), let items = value["changes"]?.items
    else { return nil }
    let time = value["time"]?.integer.map { min(max(0, Int64($0)), timeLimit - 1) }
    var (changes, refused): ([MarkChange], [MarkChange]) = ([], [])
    for item in items {
      guard let name = item["set"]?.string, let papers = item["papers"]?.items else { return nil }
      let field = MarkText.field(MarkField(name: name))
      let from = item["from"]?.string
      let to = MarkText.value(item["to"]?.string, of: field)
      let replaces = field == .note ? (item["replaces"]?.items ?? []).compactMap(target) : nil
      let isAccepted = field.accepts(to)
      for paper in papers {
        guard let name = paper.string, let id = PaperID(name) else { return nil }
        let change = MarkChange(id, field, from: from, to: to, replaces: replaces)
        if isAccepted, change.isPossible { changes.append(change) } else { refused.append(change) }
      }
    }
    let event = MarkEvent(
      id: id, kind: kind, changes: changes, time: time, keys: keys(value["keys"]),
      isPart: value["part"] != nil)
    return Reading(event: event, refused: refused, isSealed: seal == .sound)
  }

  /// What ids were made of; of two keys for one id the first counts.
  private static func keys(_ value: JSONValue?) -> [PaperID: PaperKey] {
    var keys: [PaperID: PaperKey] = [:]
    for item in value?.items ?? [] {
      guard let pair = item.items, pair.count == 2,
        let id = pair[0].string.flatMap({ PaperID($0) }),
        let text = pair[1].string, !id.isArxiv, !text.isEmpty, keys[id] == nil
      else { continue }
      keys[id] = PaperKey(text: SafeText.line(text))
    }
    return keys
  }

  /// The year 4000, in milliseconds since 1970. A clock from there on is a mistake, and leaves no room for
  /// later ones.
  static let timeLimit: Int64 = 64_060_588_800_000

  /// A day, in milliseconds: a clock that is further ahead is wrong.
  static let day: Int64 = 86_400_000

  /// Far from where counting would overflow.
  static let sequenceLimit: Int64 = 1 << 53

  /// Machines name files, so their names are letters and digits.
  static func isName(_ machine: String) -> Bool {
    (1...64).contains(machine.utf8.count)
      && machine.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
  }

  /// Whether there can be such an event.
  static func isValid(_ id: MarkEvent.ID) -> Bool {
    isName(id.machine) && (1...sequenceLimit).contains(Int64(id.sequence))
      && (0..<timeLimit << 16).contains(id.clock)
  }

  private static func kind(_ name: String?, _ value: JSONValue?) -> MarkEvent.Kind? {
    if name == "marked" { return .marked }
    guard let id = value.flatMap(target) else { return nil }
    switch name {
    case "undone": return .undone(id)
    case "redone": return .redone(id)
    case "returned": return .returned(id)
    default: return nil
    }
  }

  /// `["8c1f…",7,1176…]`.
  private static func write(_ id: MarkEvent.ID, _ json: inout JSONWriter) {
    json.beginArray()
    json.value(id.machine)
    json.value(id.sequence)
    json.value(Int(id.clock))
    json.endArray()
  }

  private static func target(_ value: JSONValue) -> MarkEvent.ID? {
    guard let items = value.items, items.count == 3 else { return nil }
    return id(items[0], items[1], items[2])
  }

  private static func id(
    _ machine: JSONValue?, _ sequence: JSONValue?, _ clock: JSONValue?
  ) -> MarkEvent.ID? {
    guard let machine = machine?.string, let sequence = sequence?.integer,
      let clock = clock?.integer
    else { return nil }
    let id = MarkEvent.ID(machine: machine, sequence: sequence, clock: Int64(clock))
    return isValid(id) ? id : nil
  }
}

extension MarkChange {
  fileprivate func isSame(as other: MarkChange) -> Bool {
    sets(like: other) && from.isWritten(like: other.from) && replaces == other.replaces
  }
}
