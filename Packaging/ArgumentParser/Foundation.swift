// In the place of ArgumentParser's file of this name when a package is built (`Packaging/binary`). That one takes
// Foundation for two things, and with them 5 MB of a program that has no other use for it: what errors say of
// themselves, and the description of the command line as JSON, from which completions and manual are made.

extension Error {
  func describe() -> String { String(describing: self) }
}

/// JSON of what describes the command line: texts, numbers, lists, and objects with their names sorted.
enum JSONEncoder {
  static func encode<T: Encodable>(_ value: T) -> String {
    let node = Node()
    do { try node.take(value) } catch { return "" }
    return node.text
  }

  /// A value that is being written, and what is written for it so far.
  fileprivate final class Node {
    private enum Content {
      case plain(String)
      case list([Node])
      case object([String: Node])
    }

    private var content = Content.plain("null")

    var text: String {
      switch content {
      case .plain(let text): return text
      case .list(let nodes): return "[" + nodes.map(\.text).joined(separator: ",") + "]"
      case .object(let nodes):
        let members = nodes.sorted { $0.key < $1.key }.map { name, node in
          "\(Self.quoted(name)):\(node.text)"
        }
        return "{" + members.joined(separator: ",") + "}"
      }
    }

    func take<T: Encodable>(_ value: T) throws {
      switch value {
      case let text as String: content = .plain(Self.quoted(text))
      case let isTrue as Bool: content = .plain(isTrue ? "true" : "false")
      case let number as Int: content = .plain(String(number))
      default: try value.encode(to: TreeEncoder(node: self))
      }
    }

    var count: Int {
      if case .list(let nodes) = content { nodes.count } else { 0 }
    }

    func beginList() { if count == 0 { content = .list([]) } }

    func beginObject() {
      if case .object = content { return }
      content = .object([:])
    }

    func append() -> Node {
      let node = Node()
      if case .list(let nodes) = content { content = .list(nodes + [node]) }
      return node
    }

    func member(_ name: String) -> Node {
      let node = Node()
      if case .object(var nodes) = content {
        nodes[name] = node
        content = .object(nodes)
      }
      return node
    }

    private static func quoted(_ text: String) -> String {
      var result = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case _ where scalar.value < 0x20:
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result + "\""
    }
  }
}

private struct TreeEncoder: Encoder {
  let node: JSONEncoder.Node
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    node.beginObject()
    return KeyedEncodingContainer(Members<Key>(node: node))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.beginList()
    return Items(node: node)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(node: node) }
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: JSONEncoder.Node
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) { _ = node.member(key.stringValue) }

  func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    try node.member(key.stringValue).take(value)
  }

  func nestedContainer<Other: CodingKey>(
    keyedBy type: Other.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Other> {
    TreeEncoder(node: node.member(key.stringValue)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    TreeEncoder(node: node.member(key.stringValue)).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { TreeEncoder(node: node.member("super")) }

  func superEncoder(forKey key: Key) -> any Encoder {
    TreeEncoder(node: node.member(key.stringValue))
  }
}

private struct Items: UnkeyedEncodingContainer {
  let node: JSONEncoder.Node
  var codingPath: [any CodingKey] { [] }
  var count: Int { node.count }

  func encodeNil() { _ = node.append() }

  func encode<T: Encodable>(_ value: T) throws { try node.append().take(value) }

  func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    TreeEncoder(node: node.append()).container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    TreeEncoder(node: node.append()).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { TreeEncoder(node: node.append()) }
}

private struct Single: SingleValueEncodingContainer {
  let node: JSONEncoder.Node
  var codingPath: [any CodingKey] { [] }

  func encodeNil() {}

  func encode<T: Encodable>(_ value: T) throws { try node.take(value) }
}
