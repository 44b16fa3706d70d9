import Catalog
import Papers

/// Text of the reader's own as it is kept: without characters that a terminal would obey.
enum MarkText {
  /// A field; in the name of a label white space is single blanks.
  static func field(_ field: MarkField) -> MarkField {
    switch field {
    case .label(let name):
      .label(SafeText.line(name.split(whereSeparator: \.isWhitespace).joined(separator: " ")))
    case .other(let name): .other(SafeText.line(name))
    default: field
    }
  }

  /// A value; nil when there is nothing in it.
  static func value(_ value: String?, of field: MarkField) -> String? {
    guard let value else { return nil }
    if value == "1" { return value }
    if field == .note {
      if value.allSatisfy(\.isWhitespace) { return nil }
    } else if value.isEmpty {
      return nil
    }
    return text(value)
  }

  /// Several lines, which end as in Unix.
  private static func text(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      if isAfterReturn, scalar == "\n" { kept.removeLast() }
      isAfterReturn = scalar == "\r"
      kept.append(scalar)
    }
    return SafeText.lines(String(kept))
  }
}
