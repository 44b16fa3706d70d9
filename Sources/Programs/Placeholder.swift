import Papers

/// What stands for something of a paper in a command: `{title}`.
public enum Placeholder: String, CaseIterable, Sendable {
  case id, url, title, authors, abstract, json, pdf

  /// As it is written.
  public var text: String { "{\(rawValue)}" }

  /// The variable of the environment that has the same; JSON has none, as it comes on standard input.
  public var variable: String? { self == .json ? nil : "QUIRE_\(rawValue.uppercased())" }

  /// Whether it may begin with a hyphen: somebody else has written it. Ids, addresses, paths and JSON never do.
  var isFree: Bool { self == .title || self == .authors || self == .abstract }

  /// All of them, as hints name them.
  public static let hint = allCases.map(\.text).joined(separator: " ")
}

/// What a paper has for each placeholder.
public struct PaperValues: Sendable {
  /// The id, as sentences name the paper too.
  public let id: String
  private let values: [Placeholder: String]

  /// - Parameter values: what is missing is empty. What ends a text for other programs, NUL, is taken out.
  public init(id: String, _ values: [Placeholder: String]) {
    self.id = id
    self.values = values.mapValues { value in
      value.utf8.contains(0) ? value.replacing("\0", with: "") : value
    }
  }

  subscript(_ placeholder: Placeholder) -> String {
    placeholder == .id ? id : values[placeholder] ?? ""
  }
}
