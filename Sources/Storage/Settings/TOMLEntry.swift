/// A value of a file in TOML with the names that lead to it: what tables hold stands for them.
public struct TOMLEntry: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case list([Content])
    /// A number with a point, a date, true and false, a table in a list.
    case other
  }

  /// `["title", "fg"]`.
  public let path: [String]
  public let content: Content
  /// From 1.
  public let line: Int
  public let column: Int

  /// Why a text is not TOML, and where.
  public struct Mistake: Error, Hashable {
    public let line: Int
    public let column: Int
    public let reason: String
  }

  /// All that a text says, in the order of its names.
  public static func all(in text: String) throws(Mistake) -> [TOMLEntry] {
    do throws(TOML.Mistake) {
      return try TOML.read(text).flatMap { all(in: $0, under: []) }
    } catch {
      throw Mistake(line: error.line, column: error.column, reason: error.reason)
    }
  }

  private static func all(in member: TOML.Member, under path: [String]) -> [TOMLEntry] {
    let path = path + [member.name]
    if case .table(let members) = member.value.content {
      return members.flatMap { all(in: $0, under: path) }
    }
    return [
      TOMLEntry(
        path: path, content: content(of: member.value), line: member.value.line,
        column: member.value.column)
    ]
  }

  private static func content(of value: TOML.Value) -> Content {
    switch value.content {
    case .text(let text): .text(text)
    case .integer(let number): .integer(number)
    case .array(let items): .list(items.map(content))
    case .table, .number, .flag, .moment: .other
    }
  }
}
