import Papers

/// A profile of `quire fetch`, from `[fetch.NAME]` in the settings: which papers of arXiv are wanted, and where they go.
public struct FetchProfile: Hashable, Sendable {
  /// Letters, digits, `-` and `_`: it is part of file names.
  public let name: String
  /// `cs.LG`, `hep-th`, or an archive.
  public var categories: [String] = []
  /// A paper has at least one of them in its title or abstract; without any, all are wanted.
  public var keywords: [String] = []
  /// A paper that has one of them is not wanted.
  public var exclude: [String] = []
  /// Where its digests go; nil for Quire's own folder.
  public var folder: String?

  public init(name: String) { self.name = name }

  /// What a profile may have.
  static let table = SettingGroup(
    name: "fetch", help: "A profile of `quire fetch`: which papers of arXiv are wanted.",
    fields: [
      SettingGroup.Member(
        key: "categories", expected: "a list of categories, as in [\"cs.LG\", \"hep-th\"]",
        help: "Categories or whole archives; a profile needs them."),
      SettingGroup.Member(
        key: "keywords", expected: "a list of texts",
        help: "A paper has one of them in its title or abstract; without any, all are wanted."),
      SettingGroup.Member(
        key: "exclude", expected: "a list of texts",
        help: "A paper that has one of them is not wanted."),
      SettingGroup.Member(
        key: "folder", expected: "a text",
        help: "Where its digests go; without it, the folder of Quire's own."),
    ])

  static func isName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x5F
      }
  }

  /// Takes a value; false when it is not one that the field can have.
  mutating func take(_ field: String, _ content: TOML.Value.Content) -> Bool {
    if field == "folder" {
      guard case .text(let text) = content, !text.isEmpty else { return false }
      folder = text
      return true
    }
    guard case .array(let items) = content else { return false }
    var texts: [String] = []
    for item in items {
      guard case .text(let text) = item.content, text.contains(where: { !$0.isWhitespace }) else {
        return false
      }
      texts.append(text)
    }
    switch field {
    case "categories":
      guard texts.allSatisfy(ArxivCategory.isOne) else { return false }
      categories = texts
    case "keywords": keywords = texts
    default: exclude = texts
    }
    return true
  }
}
