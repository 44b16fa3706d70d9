import Papers

/// The facts of a YAML document that is a map, as front matter is: names and texts, in order.
///
/// A list has a line each. A map in a map has dotted names (`arxiv.id`); maps in a list, as authors with their
/// institutes, are their names, a line each, and what else they say is under dotted names too. What an alias
/// stands for is put in once for each, as far as all together keeps to the bound.
struct YAMLFields {
  struct Field {
    let name: String
    var text: [UInt8]
    let line: Int
    /// A list, and not a text that may have several lines.
    var isList = false
  }

  private(set) var fields: [Field] = []
  /// Where the document is no YAML; what is before was read.
  private(set) var problemLine: Int?
  /// What aliases may add, in bytes.
  private static let aliasLimit = 1 << 20

  private var anchors: [String: [UInt8]] = [:]
  private var aliased = 0
  private var places: [String: Int] = [:]

  init(_ bytes: UnsafeRawBufferPointer, line: Int) {
    var events = YAMLEvents(bytes, line: line)
    var isOver = true
    while let event = events.next() {
      if case .document = event { continue }
      if case .beginMap = event { readMap(prefix: "", &events) }
      isOver = false
      break
    }
    // What comes after the map; behind the end one does not ask again.
    while !isOver, events.problemLine == nil, events.next() != nil {}
    problemLine = events.problemLine
  }

  /// The depth is that of the events, which is bounded.
  private mutating func readMap(prefix: String, _ events: inout YAMLEvents) {
    while let key = events.next() {
      guard case .scalar(let text, _, _) = key else {
        if case .end = key { return }
        // A key that is a list is none.
        skip(key, &events)
        if let value = events.next() { skip(value, &events) }
        continue
      }
      let name = prefix + String(decoding: text, as: UTF8.self)
      let line = events.line
      guard let value = events.next() else { return }
      read(value, name: name, line: line, &events)
    }
  }

  private mutating func read(
    _ value: YAMLEvents.Event, name: String, line: Int, _ events: inout YAMLEvents
  ) {
    switch value {
    case .scalar(let text, let anchor, let isPlain):
      let text = YAMLFields.isNothing(text, isPlain) ? [] : Array(text)
      if let anchor { anchors[anchor] = text }
      add(name, text, line: line)
    case .alias(let anchor): add(name, take(anchor), line: line)
    case .beginList(let anchor):
      add(name, [], line: line, isList: true)
      let start = places[name].map { fields[$0].text.count } ?? 0
      readList(name: name, &events)
      if let anchor, let place = places[name] {
        anchors[anchor] = Array(fields[place].text.dropFirst(start))
      }
    case .beginMap: readMap(prefix: name + ".", &events)
    case .end, .document: break
    }
  }

  private mutating func readList(name: String, _ events: inout YAMLEvents) {
    while let item = events.next() {
      switch item {
      case .end: return
      case .scalar(let text, let anchor, let isPlain):
        if let anchor { anchors[anchor] = Array(text) }
        if !YAMLFields.isNothing(text, isPlain) { addLine(name, Array(text), line: events.line) }
      case .alias(let anchor): addLine(name, take(anchor), line: events.line)
      case .beginList: readList(name: name, &events)
      case .beginMap: readItem(name: name, line: events.line, &events)
      case .document: break
      }
    }
  }

  /// A map in a list: `name: Ann Smith`, or `family: Smith` and `given: Ann`.
  private mutating func readItem(name: String, line: Int, _ events: inout YAMLEvents) {
    var (title, given, family): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
    while let key = events.next() {
      guard case .scalar(let text, _, _) = key else {
        if case .end = key { break }
        skip(key, &events)
        if let value = events.next() { skip(value, &events) }
        continue
      }
      let word = String(decoding: text, as: UTF8.self)
      guard let value = events.next() else { break }
      guard case .scalar(let text, _, let isPlain) = value else {
        if case .alias(let anchor) = value {
          addLine(name + "." + word, take(anchor), line: events.line)
        } else {
          read(value, name: name + "." + word, line: events.line, &events)
        }
        continue
      }
      if YAMLFields.isNothing(text, isPlain) { continue }
      switch word.lowercased() {
      case "name", "full_name", "fullname", "literal", "title": title = Array(text)
      case "given", "first", "firstname", "first_name", "given_name": given = Array(text)
      case "family", "last", "lastname", "last_name", "family_name", "surname": family = Array(text)
      default: addLine(name + "." + word, Array(text), line: events.line)
      }
    }
    if title.isEmpty {
      title = given.isEmpty || family.isEmpty ? given + family : given + [ASCII.space] + family
    }
    if !title.isEmpty { addLine(name, title, line: line) }
  }

  /// Passes over a value that has been begun.
  private func skip(_ value: YAMLEvents.Event, _ events: inout YAMLEvents) {
    var depth = 0
    var event: YAMLEvents.Event? = value
    while let current = event {
      switch current {
      case .beginList, .beginMap: depth += 1
      case .end: depth -= 1
      default: break
      }
      if depth <= 0 { return }
      event = events.next()
    }
  }

  private mutating func take(_ anchor: String) -> [UInt8] {
    guard let text = anchors[anchor] else { return [] }
    aliased += text.count
    return aliased <= YAMLFields.aliasLimit ? text : []
  }

  /// Adds a field; of a name that is there, another line.
  private mutating func add(_ name: String, _ text: [UInt8], line: Int, isList: Bool = false) {
    if places[name] != nil { return addLine(name, text, line: line) }
    places[name] = fields.count
    fields.append(Field(name: name, text: text, line: line, isList: isList))
  }

  private mutating func addLine(_ name: String, _ text: [UInt8], line: Int) {
    guard let place = places[name] else { return add(name, text, line: line, isList: true) }
    if !text.isEmpty, !fields[place].text.isEmpty { fields[place].text.append(ASCII.lineFeed) }
    fields[place].text.append(contentsOf: text)
  }

  private static func isNothing(_ text: UnsafeRawBufferPointer, _ isPlain: Bool) -> Bool {
    guard isPlain else { return false }
    let scanner = ByteScanner(text)
    return text.isEmpty || scanner.says("null", 0..<text.count)
      || scanner.says("~", 0..<text.count)
  }
}
