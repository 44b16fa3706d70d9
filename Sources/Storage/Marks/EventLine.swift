import Catalog
import Digests

/// Events as lines of JSON: how they are kept in the database and exchanged between machines.
///
///     {"quire":1,"machine":"8c1f…","sequence":7,"clock":1176…,"kind":"marked","changes":[
///       {"set":"star","from":null,"to":"1","papers":["2504.13989"]}]}
///
/// Changes that differ in the paper alone share an object. What a newer Quire adds is passed over.
enum EventLine {
  /// A line without its line feed.
  static func line(_ event: MarkEvent) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("quire", 1)
    json.member("machine", event.id.machine)
    json.member("sequence", event.id.sequence)
    json.member("clock", Int(event.id.clock))
    let (kind, target) = parts(of: event.kind)
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
      if !first.replaces.isEmpty {
        json.key("replaces")
        json.beginArray()
        for id in first.replaces { write(id, &json) }
        json.endArray()
      }
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json.bytes
  }

  /// Reads a line; nil when it is no event, or is cut.
  static func event(_ line: some Sequence<UInt8>) -> MarkEvent? {
    guard let value = JSONValue(line), value["quire"]?.integer == 1,
      let machine = value["machine"]?.string, isName(machine),
      let sequence = value["sequence"]?.integer, sequence > 0,
      let clock = value["clock"]?.integer, (0..<clockLimit).contains(clock),
      let kind = kind(value["kind"]?.string, value["target"]), let items = value["changes"]?.items
    else { return nil }
    var changes: [MarkChange] = []
    for item in items {
      guard let field = item["set"]?.string, let papers = item["papers"]?.items else { return nil }
      let replaces = (item["replaces"]?.items ?? []).compactMap(id)
      for paper in papers {
        guard let name = paper.string, let id = PaperID(name) else { return nil }
        changes.append(
          MarkChange(
            id, MarkField(name: MarkText.line(field)), from: item["from"]?.string,
            to: (item["to"]?.string).map(MarkText.text), replaces: replaces))
      }
    }
    return MarkEvent(
      id: MarkEvent.ID(machine: machine, sequence: sequence, clock: Int64(clock)), kind: kind,
      changes: changes)
  }

  /// The name and the target of a kind, as they are written.
  static func parts(of kind: MarkEvent.Kind) -> (name: String, target: MarkEvent.ID?) {
    switch kind {
    case .marked: ("marked", nil)
    case .undone(let id): ("undone", id)
    case .redone(let id): ("redone", id)
    case .returned(let id): ("returned", id)
    }
  }

  /// A clock in the year 4000 is a mistake, and would be in the way of every later mark.
  private static let clockLimit = 64_060_588_800_000 << 16

  private static func kind(_ name: String?, _ target: JSONValue?) -> MarkEvent.Kind? {
    if name == "marked" { return .marked }
    guard let target = target.flatMap(id) else { return nil }
    switch name {
    case "undone": return .undone(target)
    case "redone": return .redone(target)
    case "returned": return .returned(target)
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

  private static func id(_ value: JSONValue) -> MarkEvent.ID? {
    guard let items = value.items, items.count == 3, let machine = items[0].string,
      let sequence = items[1].integer, let clock = items[2].integer
    else { return nil }
    return MarkEvent.ID(machine: machine, sequence: sequence, clock: Int64(clock))
  }

  /// Machines name files, so their names are letters and digits.
  private static func isName(_ machine: String) -> Bool {
    (1...64).contains(machine.utf8.count)
      && machine.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
  }
}

extension MarkChange {
  fileprivate func isSame(as other: MarkChange) -> Bool {
    field == other.field && from == other.from && to == other.to && replaces == other.replaces
  }
}

/// Text of the reader's own as it is kept: without characters that a terminal would obey.
enum MarkText {
  /// Several lines.
  static func text(_ text: String) -> String {
    let text = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar == "\n" || scalar == "\t" || isSafe(scalar) ? scalar : "\u{FFFD}"
    }
    return String(String.UnicodeScalarView(text))
  }

  /// One line.
  static func line(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { isSafe($0) ? $0 : "\u{FFFD}" }))
  }

  private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      false
    default: true
    }
  }
}
