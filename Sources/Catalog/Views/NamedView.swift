/// A saved view: a query that the reader has given a name.
public struct NamedView: Hashable, Sendable {
  public let name: String
  /// What it asks for, as the filter would have it.
  public let text: String

  public init(name: String, text: String) {
    (self.name, self.text) = (name, text)
  }

  /// The most characters of a name, and the most Unicode scalars of a query.
  static let limits = (name: 60, text: 4096)

  /// Names are one whatever their case and accents.
  static func key(_ name: some StringProtocol) -> [UInt8] { Fold.full.bytes(of: String(name)) }

  /// The views that there are while the reader has no others.
  public static let usual = [
    NamedView(name: "unread", text: "is:unread"),
    NamedView(name: "starred", text: "is:starred"),
    NamedView(name: "queue", text: "is:queued"),
    NamedView(name: "this week", text: "date:<1w"),
    NamedView(name: "with code", text: "has:code"),
  ]
}
