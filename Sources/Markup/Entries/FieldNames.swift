import Digests
import Papers

/// Names of facts as programs write them: `arxiv_id`, `abstract_en`, `date-published`.
enum FieldNames {
  /// What a name means; nil when that is not known. `second` is whether it is of another language than the rest
  /// (`title_ja`): such a text is kept under its own name.
  static func label(of name: String) -> (label: FieldLabel, isSecond: Bool)? {
    var words = name.utf8.map { $0 == 0x5F || $0 == ASCII.hyphen ? ASCII.space : ASCII.lower($0) }[
      ...]
    if let label = direct(words) { return (label, false) }
    for prefix in ["arxiv ", "paper ", "article "]
    where words.starts(with: prefix.utf8) && words.count > prefix.utf8.count {
      words = words.dropFirst(prefix.utf8.count)
    }
    if let label = direct(words) { return (label, false) }
    // The last word may be a language.
    if let blank = words.lastIndex(of: ASCII.space), words.endIndex - blank <= 4 {
      let language = words[(blank + 1)...]
      let isSecond = !language.elementsEqual("en".utf8)
      if let label = direct(words[..<blank]) { return (label, isSecond) }
    }
    return nil
  }

  private static func direct(_ words: ArraySlice<UInt8>) -> FieldLabel? {
    if let known = more.first(where: { ASCII.equals($0.name, words) }) { return known.label }
    return words.withUnsafeBytes { FieldLabel($0) }
  }

  /// Names that only programs give.
  private static let more: [(name: StaticString, label: FieldLabel)] = [
    ("submitted", .date), ("published", .date), ("date published", .date),
    ("publication date", .date),
    ("published date", .date), ("updated", .other), ("primary category", .categories),
    ("categories", .categories), ("arxiv", .id), ("id", .id), ("arxivid", .id), ("eprint", .id),
    ("url", .link), ("abs url", .link), ("pdf url", .pdf), ("source", .link), ("paper", .link),
    ("roam refs", .link), ("roam ref", .link), ("roam key", .link),
    ("tags", .keywords), ("keywords", .keywords), ("tag", .keywords), ("repo", .code),
    ("github", .code), ("excerpt", .summary),
  ]

  /// Whether a fact says how a page is to be shown, and nothing about a paper.
  static func isOfSite(_ name: String) -> Bool { site.contains(name.lowercased()) }

  private static let site: Set<String> = [
    "layout", "slug", "math", "mathjax", "katex", "toc", "draft", "featured", "share",
    "redirect_from", "redirect_to", "cssclass", "cssclasses", "banner", "cover", "header",
    "sitemap",
    "lang", "locale", "weight", "commentable", "show_date", "date_format", "classes",
    "excerpt_separator", "parent", "nav_order", "has_children", "render_with_liquid", "selected",
    "pin", "hidden", "nocite", "csl", "bibliography", "seo_title",
  ]

  /// Whether an id without a prefix counts under this name.
  static func meansID(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.contains("arxiv") || name == "eprint" || name == "id" || name == "paper_id"
  }
}
