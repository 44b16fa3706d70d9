/// A setting as a file says it, whether it can be used or not.
public struct WrittenSetting: Hashable, Sendable {
  /// `measure`, `fetch.efficiency.keywords`.
  public let key: String
  /// As one would write it.
  public let value: String
  /// From 1.
  public let line: Int

  /// All that a text says, in the order of its names; nothing when it is not TOML.
  public static func all(in text: String) -> [WrittenSetting] {
    guard let members = try? TOML.read(text) else { return [] }
    return members.flatMap { all(in: $0, under: "") }
  }

  private static func all(in member: TOML.Member, under path: String) -> [WrittenSetting] {
    let key = path + TOML.written(name: member.name)
    if case .table(let members) = member.value.content {
      return members.flatMap { all(in: $0, under: key + ".") }
    }
    return [WrittenSetting(key: key, value: member.value.written, line: member.value.line)]
  }
}

extension TOML {
  /// A name as one would write it: in quotation marks where it is not only letters, digits, `-` and `_`.
  fileprivate static func written(name: String) -> String {
    let isBare =
      !name.isEmpty
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x5F
      }
    return isBare ? name : written(text: name)
  }

  fileprivate static func written(text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\t": "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}

extension TOML.Value {
  fileprivate var written: String {
    switch content {
    case .text(let text): TOML.written(text: text)
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    case .flag(let flag): "\(flag)"
    case .moment: "a date"
    case .array(let items): "[" + items.map(\.written).joined(separator: ", ") + "]"
    case .table(let members):
      "{ "
        + members.map { "\(TOML.written(name: $0.name)) = \($0.value.written)" }
        .joined(separator: ", ") + " }"
    }
  }
}
