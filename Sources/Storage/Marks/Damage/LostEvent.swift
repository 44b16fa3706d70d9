public import Catalog
import Papers

/// An event that could not be read any more, as far as its remains tell.
public struct LostEvent: Hashable, Sendable {
  /// A line in a file of an exchange, from 1.
  public struct Place: Hashable, Sendable {
    public let file: String
    public let line: Int
  }

  /// Where it was found; nil in a database.
  public var place: Place?
  /// The name of the machine that made it.
  public var machine: String?
  /// Which of that machine's events it is, from 1.
  public var sequence: Int?
  /// When it was done, in milliseconds since 1970.
  public var time: Int64?
  /// Changes of which paper and field can be read. They may be wrong: damage can be in them.
  public var changes: [MarkChange] = []

  init() {}

  init(_ id: MarkEvent.ID, changes: [MarkChange] = []) {
    (machine, sequence, time) = (id.machine, id.sequence, id.clock >> 16)
    self.changes = changes
  }

  /// What a damaged line still says. Its JSON may be broken, so that members are found by their names.
  init(remains line: ArraySlice<UInt8>) {
    let text = String(decoding: line.prefix(1 << 12), as: UTF8.self)
    machine = LostEvent.text(after: #""machine":""#, in: text).flatMap {
      EventLine.isName(String($0)) ? String($0) : nil
    }
    sequence = LostEvent.number(after: #""sequence":"#, in: text)
    let clock = LostEvent.number(after: #""clock":"#, in: text)
    time =
      LostEvent.number(after: #""time":"#, in: text).map { Int64($0) }
      ?? clock.map { Int64($0) >> 16 }
    if let time, !(0..<EventLine.timeLimit).contains(time) { self.time = nil }
    var rest = text[...]
    while changes.count < 100, let start = rest.firstRange(of: #"{"set":""#) {
      rest = rest[start.upperBound...]
      let own = rest.firstRange(of: #"{"set":""#).map { rest[..<$0.lowerBound] } ?? rest
      let name = own.prefix { $0 != "\"" }
      let isOff = own.contains(#""to":null"#)
      guard let list = own.firstRange(of: #""papers":["#) else { continue }
      for paper in own[list.upperBound...].prefix(while: { $0 != "]" }).split(separator: ",") {
        guard let id = PaperID(paper.filter { $0 != "\"" }) else { continue }
        let field = MarkText.field(MarkField(name: String(name)))
        let value = field == .rating ? LostEvent.text(after: #""to":""#, in: String(own)) : "1"
        changes.append(MarkChange(id, field, to: isOff ? nil : value.map { String($0) }))
      }
    }
  }

  /// Whether there is anything that it could be named by.
  var isNamed: Bool { machine != nil || !changes.isEmpty }

  private static func text(after name: String, in text: String) -> Substring? {
    text.firstRange(of: name).map { text[$0.upperBound...].prefix { $0 != "\"" } }
  }

  private static func number(after name: String, in text: String) -> Int? {
    text.firstRange(of: name).flatMap {
      Int(text[$0.upperBound...].prefix { $0.isASCII && $0.isNumber })
    }
  }
}
