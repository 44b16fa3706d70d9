import Papers

/// YAML written as JSON, each thing on the line on which it begins. Scalars become strings, but `null` and `~`;
/// what an alias of a text stands for is put in, as far as all of them keep to a bound.
struct YAMLToJSON {
  private var json: JSONLines
  /// Where reading stopped because it is no YAML, or a map in a map's key.
  private(set) var problemLine: Int?
  /// There is a document that is a text: the file is one.
  private(set) var hasText = false

  private var anchors: [String: [UInt8]] = [:]
  private var aliased = 0
  private static let aliasLimit = 1 << 20

  var bytes: [UInt8] { json.bytes }

  /// Reads what is plain enough without libyaml (`PlainYAML`).
  init(_ text: UnsafeRawBufferPointer, line: Int) {
    if let plain = PlainYAML.json(of: text, line: line) {
      self.init(plain)
    } else {
      self.init(events: text, line: line)
    }
  }

  private init(_ json: JSONLines) { self.json = json }

  /// Reads all of it with libyaml.
  init(events text: UnsafeRawBufferPointer, line: Int) {
    json = JSONLines(line: line, size: text.count)
    var events = YAMLEvents(text, line: line)
    while problemLine == nil, let event = events.next() { take(event, at: events.line) }
    problemLine = problemLine ?? events.problemLine
    json.endAll()
  }

  private mutating func take(_ event: YAMLEvents.Event, at place: Int) {
    switch event {
    case .document:
      // A document that goes on within another is none.
      json.forget()
    case .beginList, .beginMap:
      var isMap = false
      if case .beginMap = event { isMap = true }
      if json.wantsKey {
        problemLine = place
        return
      }
      json.begin(isMap: isMap, at: place)
    case .end: json.end()
    case .scalar(let text, let anchor, let isPlain):
      if !json.isOpen {
        hasText = hasText || !text.isEmpty
        return
      }
      if let anchor, anchors.count < 1000, text.count < 4096 { anchors[anchor] = Array(text) }
      json.add(text, isPlain: isPlain, at: place)
    case .alias(let name):
      var text: [UInt8] = []
      if let known = anchors[name], aliased + known.count < Self.aliasLimit {
        aliased += known.count
        text = known
      }
      text.withUnsafeBytes { json.add($0, isPlain: false, at: place) }
    }
  }
}
