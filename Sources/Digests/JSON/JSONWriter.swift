import Papers

/// Writes JSON (RFC 8259) into bytes that are safe on a terminal: control characters and what would
/// turn text around are escaped.
public struct JSONWriter {
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init() {}

  public mutating func beginObject() { open(0x7B) }
  public mutating func endObject() { close(0x7D) }
  public mutating func beginArray() { open(ASCII.bracketOpen) }
  public mutating func endArray() { close(ASCII.bracketClosed) }

  /// A name in an object; its value must follow.
  public mutating func key(_ name: StaticString) {
    separate()
    write(name.description)
    bytes.append(0x3A)
    needsComma = false
  }

  public mutating func member(_ name: StaticString, _ value: String?) {
    key(name)
    if let value { self.value(value) } else { null() }
  }

  public mutating func member(_ name: StaticString, _ value: Int?) {
    key(name)
    guard let value else { return null() }
    bytes += "\(value)".utf8
    needsComma = true
  }

  public mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    bytes += (value ? "true" : "false").utf8
    needsComma = true
  }

  public mutating func member(_ name: StaticString, _ values: [String]) {
    key(name)
    beginArray()
    for value in values { self.value(value) }
    endArray()
  }

  public mutating func member(_ name: StaticString, _ values: [Int]) {
    key(name)
    bytes += "[\(values.map(String.init).joined(separator: ","))]".utf8
    needsComma = true
  }

  /// An array with an object of each thing, whose members `body` writes.
  public mutating func objects<Thing>(
    _ name: StaticString, _ things: some Sequence<Thing>, _ body: (Thing, inout JSONWriter) -> Void
  ) {
    key(name)
    beginArray()
    for thing in things {
      beginObject()
      body(thing, &self)
      endObject()
    }
    endArray()
  }

  /// The bytes of an object whose members `body` writes.
  public static func object(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    body(&json)
    json.endObject()
    return json.bytes
  }

  /// A number as an element of an array.
  public mutating func value(_ number: Int) {
    separate()
    bytes += "\(number)".utf8
    needsComma = true
  }

  /// A text as an element of an array.
  public mutating func value(_ text: String) {
    separate()
    write(text)
    needsComma = true
  }

  private mutating func null() {
    bytes += "null".utf8
    needsComma = true
  }

  private mutating func open(_ byte: UInt8) {
    separate()
    bytes.append(byte)
    needsComma = false
  }

  private mutating func close(_ byte: UInt8) {
    bytes.append(byte)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(ASCII.comma) }
  }

  private mutating func write(_ text: String) {
    bytes.append(ASCII.quote)
    // Ids, dates and names need no look at their scalars.
    if text.utf8.allSatisfy({ $0 &- 0x20 < 0x5F && $0 != 0x22 && $0 != ASCII.backslash }) {
      bytes += text.utf8
      bytes.append(ASCII.quote)
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: bytes += [ASCII.backslash, UInt8(scalar.value)]
      case 0x0A: bytes += "\\n".utf8
      case 0x09: bytes += "\\t".utf8
      case _ where !SafeText.isSafe(scalar):
        let digits = String(scalar.value, radix: 16)
        bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
      default: bytes += UTF8.encode(scalar)!
      }
    }
    bytes.append(ASCII.quote)
  }
}
