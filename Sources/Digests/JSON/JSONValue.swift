import Papers

/// A small piece of JSON as a tree: settings and records of our own, never a digest.
package enum JSONValue: Hashable, Sendable {
  case object([String: JSONValue])
  case array([JSONValue])
  case text(String)
  /// As it was written.
  case number(String)
  case bool(Bool)
  case null

  /// Reads a whole value; nil when it is not JSON, is cut, or is nested more than 16 deep.
  package init?(_ bytes: some Sequence<UInt8>) {
    let value = Array(bytes).withUnsafeBytes { bytes -> JSONValue? in
      // A word at the very end may go on; a blank ends it.
      let scratch = JSONScratch()
      var reader = JSONReader(bytes, syntax: .json, scratch: scratch)
      guard let value = JSONValue(&reader, depth: 0), reader.peek() == nil else { return nil }
      return value
    }
    guard let value else { return nil }
    self = value
  }

  private static let depthLimit = 16

  private init?(_ reader: inout JSONReader, depth: Int) {
    guard depth < JSONValue.depthLimit, let first = reader.peek() else { return nil }
    if reader.enterObject() {
      var members: [String: JSONValue] = [:]
      while let name = reader.nextName() {
        let name = String(decoding: name, as: UTF8.self)
        guard let value = JSONValue(&reader, depth: depth + 1) else { return nil }
        members[name] = value
      }
      if reader.failure != nil { return nil }
      self = .object(members)
    } else if reader.enterArray() {
      var items: [JSONValue] = []
      while reader.hasElement() {
        guard let value = JSONValue(&reader, depth: depth + 1) else { return nil }
        items.append(value)
      }
      if reader.failure != nil { return nil }
      self = .array(items)
    } else if first == ASCII.quote {
      let text = String(decoding: reader.text(), as: UTF8.self)
      if reader.failure != nil { return nil }
      self = .text(text)
    } else {
      let start = reader.offset
      reader.pass()
      if reader.failure != nil { return nil }
      switch String(decoding: reader.bytes[start..<reader.offset], as: UTF8.self) {
      case "true": self = .bool(true)
      case "false": self = .bool(false)
      case "null": self = .null
      case let number: self = .number(number)
      }
    }
  }

  package subscript(_ name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  package var items: [JSONValue]? {
    if case .array(let items) = self { items } else { nil }
  }

  package var string: String? {
    if case .text(let text) = self { text } else { nil }
  }

  package var integer: Int? {
    if case .number(let text) = self { Int(text) } else { nil }
  }
}
